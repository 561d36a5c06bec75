-- The file, the line and the field are named.
==== file t.csv
1,10
2,twenty
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT * FROM t;
