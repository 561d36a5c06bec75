-- Bad records can be skipped.
==== file t.csv
1,10
x,20
3,thirty
4,40
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'on-error' = 'skip');
SELECT * FROM t;
==== result
[1, 10]
[4, 40]
