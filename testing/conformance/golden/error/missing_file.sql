==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 'nowhere.csv', 'format' = 'csv');
SELECT * FROM t;
==== error
missing_file.sql:2:1: WEIR-FILES-0001: there is no file or folder 'nowhere.csv' (in operator t)
