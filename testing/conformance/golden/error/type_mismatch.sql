==== script
CREATE TABLE s (id INT, at_time TIMESTAMP(3)) WITH ('connector' = 'blackhole');
INSERT INTO s SELECT 'x', TRUE;
