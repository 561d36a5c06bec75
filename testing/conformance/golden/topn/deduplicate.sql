-- The first and the last row of every key by event time; several rows of one time come in the order of their columns.
==== file t.csv
1,a,2024-01-01 00:00:05,x
1,b,2024-01-01 00:00:01,y
2,c,2024-01-01 00:00:03,x
1,d,2024-01-01 00:00:09,z
2,e,2024-01-01 00:00:03,w
==== script
CREATE TABLE t (id INT, name STRING, ts TIMESTAMP(3), tag STRING, WATERMARK FOR ts AS ts - INTERVAL '10' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT id, name, ts FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts ASC) AS rn FROM t) WHERE rn = 1;
SELECT id, name, ts, rn FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS rn FROM t) WHERE rn <= 1;
CREATE VIEW latest AS SELECT id, tag FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS rn FROM t) WHERE rn = 1;
SELECT tag, COUNT(*) FROM latest GROUP BY tag;
==== result
[1, b, 2024-01-01T00:00:01]
[2, c, 2024-01-01T00:00:03]
==== result
[1, d, 2024-01-01T00:00:09, 1]
[2, c, 2024-01-01T00:00:03, 1]
==== result
[w, 1]
[z, 1]
