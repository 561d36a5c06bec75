-- The columns of the table are listed.
==== script
CREATE TABLE s (a INT, b STRING) WITH ('connector' = 'blackhole');
INSERT INTO s VALUES (1);
==== error
insert_column_count.sql:2:15: WEIR-SQL-0012: the query has 1 column, but default_catalog.default_database.s takes 2 (the columns are: a, b)
