-- LIKE takes over columns and options; computed columns.
==== file t.csv
1,10
2,20
==== script
CREATE TABLE base (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE TABLE t (twice AS v * 2, label AS CONCAT('id-', CAST(id AS STRING))) LIKE base;
SELECT * FROM t;
DESCRIBE t;
