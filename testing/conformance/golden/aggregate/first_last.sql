-- FIRST_VALUE and LAST_VALUE in arrival order of a single file.
==== parallelism 1
==== file t.csv
a,1
b,2
a,3
b,4
==== script
CREATE TABLE t (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT k, FIRST_VALUE(v), LAST_VALUE(v) FROM t GROUP BY k;
==== result
[a, 1, 3]
[b, 2, 4]
