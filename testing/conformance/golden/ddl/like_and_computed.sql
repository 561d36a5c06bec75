-- LIKE takes over columns and options; computed columns.
==== file t.csv
1,10
2,20
==== script
CREATE TABLE base (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE TABLE t (twice AS v * 2, label AS CONCAT('id-', CAST(id AS STRING))) LIKE base;
SELECT * FROM t;
DESCRIBE t;
==== result
[1, 10, 20, id-1]
[2, 20, 40, id-2]
==== ordered result
[id, INT, true, null, null, null]
[v, INT, true, null, null, null]
[twice, INT, true, null, AS `v` * 2, null]
[label, STRING, true, null, AS `CONCAT`('id-', CAST(`id` AS VARCHAR(2147483647))), null]
