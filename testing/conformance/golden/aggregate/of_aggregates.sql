-- An aggregate over a changing result retracts what changed.
==== file t.csv
a,1
b,1
a,2
c,5
b,1
a,2
==== script
CREATE TABLE t (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT n, COUNT(*) FROM (SELECT k, COUNT(*) AS n FROM t GROUP BY k) GROUP BY n;
SELECT MAX(s), MIN(s), SUM(s) FROM (SELECT k, SUM(v) AS s FROM t GROUP BY k);
==== result
[1, 1]
[2, 1]
[3, 1]
==== result
[5, 2, 12]
