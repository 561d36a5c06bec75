-- NULL is a key like others.
==== file t.csv
,1
a,2
,3
==== script
CREATE TABLE t (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT k, SUM(v) FROM t GROUP BY k;
==== result
[a, 2]
[null, 4]
