-- DISTINCT treats NULLs as equal.
==== file t.csv
1,a
1,a
2,
2,
1,b
==== script
CREATE TABLE t (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT DISTINCT id, s FROM t;
SELECT DISTINCT s FROM t;
==== result
[1, a]
[1, b]
[2, null]
==== result
[a]
[b]
[null]
