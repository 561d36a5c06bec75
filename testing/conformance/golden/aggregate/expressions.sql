-- Keys and arguments may be expressions.
==== file t.csv
1,10
2,20
3,30
4,40
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT MOD(id, 2), SUM(v * 2) + 1, COUNT(*) * 100 FROM t GROUP BY MOD(id, 2);
==== result
[0, 121, 200]
[1, 81, 200]
