-- Views stack, and temporary views hide permanent ones.
==== file t.csv
1,10
2,20
3,30
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE VIEW big AS SELECT id, v FROM t WHERE v > 10;
CREATE VIEW doubled (id, twice) AS SELECT id, v * 2 FROM big;
SELECT * FROM doubled;
CREATE TEMPORARY VIEW big AS SELECT id, v FROM t WHERE v > 20;
SELECT * FROM doubled;
DROP TEMPORARY VIEW big;
SELECT * FROM doubled;
==== result
[2, 40]
[3, 60]
==== result
[3, 60]
==== result
[2, 40]
[3, 60]
