==== script
CREATE TABLE t (line STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '1');
SELECT line, word FROM t LEFT JOIN LATERAL TABLE(split(line)) AS w (word) ON TRUE;
==== error
lateral_table.sql:2:50: WEIR-SQL-0003: LATERAL TABLE of a function is not supported yet
