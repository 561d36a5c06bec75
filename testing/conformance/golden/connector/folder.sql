-- A folder of files, hidden ones left out; file metadata.
==== file in/a.csv
1
==== file in/b.csv
2
==== file in/_hidden.csv
3
==== file in/.dot.csv
4
==== script
CREATE TABLE t (id INT, n STRING METADATA FROM 'file.name') WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv');
SELECT * FROM t;
==== result
[1, a.csv]
[2, b.csv]
