-- DISTINCT and FILTER within aggregates.
==== file t.csv
a,1
a,1
a,2
b,3
b,
==== script
CREATE TABLE t (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT k, COUNT(DISTINCT v), SUM(DISTINCT v), COUNT(*) FROM t GROUP BY k;
SELECT k, COUNT(*) FILTER (WHERE v > 1), SUM(v) FILTER (WHERE v = 1) FROM t GROUP BY k;
==== result
[a, 2, 3, 3]
[b, 1, 3, 2]
==== result
[a, 1, 2]
[b, 1, null]
