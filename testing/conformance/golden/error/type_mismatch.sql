==== script
CREATE TABLE s (id INT, at_time TIMESTAMP(3)) WITH ('connector' = 'blackhole');
INSERT INTO s SELECT 'x', TRUE;
==== error
type_mismatch.sql:2:22: WEIR-SQL-0012: column 'id' of s is of type INT, but the query gives CHAR(1) NOT NULL (CAST(… AS INT) converts it)
