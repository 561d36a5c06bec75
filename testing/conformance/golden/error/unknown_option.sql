==== script
CREATE TABLE t (id INT) WITH ('connector' = 'datagen', 'rows-per-secnd' = '5');
SELECT * FROM t;
==== error
unknown_option.sql:1:56: WEIR-CONFIG-0001: table t: unknown option 'rows-per-secnd' (did you mean 'rows-per-second'?)
