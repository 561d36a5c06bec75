==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 'nowhere.csv', 'format' = 'csv');
SELECT * FROM t;
