-- Aggregates without a key.
==== file t.csv
1,5
2,7
3,
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT COUNT(*), COUNT(v), SUM(v), AVG(v), MIN(v), MAX(v) FROM t;
==== result
[3, 2, 12, 6, 5, 7]
