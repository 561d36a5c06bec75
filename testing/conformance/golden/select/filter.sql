-- Filters with three-valued logic: a NULL condition drops the row.
==== file t.csv
1,10
2,
3,30
4,5
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT id FROM t WHERE v > 7;
SELECT id FROM t WHERE NOT (v > 7);
SELECT id FROM t WHERE v IS NULL OR v = 5;
SELECT id FROM t WHERE v > 7 IS NOT TRUE;
==== result
[1]
[3]
==== result
[4]
==== result
[2]
[4]
==== result
[2]
[4]
