-- OPTIONS hints of one query replace what the table says.
==== file one.csv
1
2
==== file two.csv
3
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 'one.csv', 'format' = 'csv');
SELECT id FROM t /*+ OPTIONS('path' = 'two.csv') */;
SELECT id FROM t;
==== result
[3]
==== result
[1]
[2]
