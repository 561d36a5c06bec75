-- dateTime is a name, as published scripts of the Nexmark benchmark use it.
==== file t.csv
1,2024-01-01 10:00:01
2,2024-01-01 10:04:10
==== script
CREATE TABLE t (id INT, dateTime TIMESTAMP(3), WATERMARK FOR dateTime AS dateTime - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT id, dateTime, EXTRACT(MINUTE FROM t.dateTime) AS datetime FROM t WHERE dateTime >= TIMESTAMP '2024-01-01 10:00:00';
==== result
[1, 2024-01-01T10:00:01, 0]
[2, 2024-01-01T10:04:10, 4]
