-- Every basic aggregate by key.
==== file t.csv
a,1,1.5
b,2,2.5
a,3,
a,,0.5
b,4,4.5
==== script
CREATE TABLE t (k STRING, v INT, d DOUBLE) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT k, COUNT(*), COUNT(v), SUM(v), MIN(v), MAX(v), AVG(v), SUM(d), AVG(d) FROM t GROUP BY k;
SELECT k, SUM(v) AS s FROM t GROUP BY k HAVING SUM(v) > 4;
==== result
[a, 3, 2, 4, 1, 3, 2, 2.0, 1.0]
[b, 2, 2, 6, 2, 4, 3, 7.0, 3.5]
==== result
[b, 6]
