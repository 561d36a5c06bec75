-- Joins of equal windows, inner and outer; a NULL equals nothing; more than the keys can be compared.
==== file a.csv
2024-01-01 00:00:10,x,1
2024-01-01 00:00:20,y,2
2024-01-01 00:00:30,,3
2024-01-01 00:01:10,x,4
2024-01-01 00:01:20,x,5
==== file b.csv
2024-01-01 00:00:15,x,10
2024-01-01 00:00:25,z,20
2024-01-01 00:00:35,,30
2024-01-01 00:01:15,x,40
2024-01-01 00:02:15,y,50
==== script
CREATE TABLE a (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 'a.csv', 'format' = 'csv', 'csv.null-literal' = '');
CREATE TABLE b (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 'b.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT l.window_start, l.k, l.v, r.v
FROM (SELECT * FROM TABLE(TUMBLE(TABLE a, DESCRIPTOR(ts), INTERVAL '1' MINUTE))) AS l
JOIN (SELECT * FROM TABLE(TUMBLE(TABLE b, DESCRIPTOR(ts), INTERVAL '1' MINUTE))) AS r
ON l.k = r.k AND l.window_start = r.window_start AND l.window_end = r.window_end;
SELECT l.window_end, l.k, l.n, r.n
FROM (SELECT window_start, window_end, k, COUNT(*) AS n FROM TABLE(HOP(TABLE a, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '2' MINUTE)) GROUP BY window_start, window_end, k) AS l
JOIN (SELECT window_start, window_end, k, COUNT(*) AS n FROM TABLE(HOP(TABLE b, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '2' MINUTE)) GROUP BY window_start, window_end, k) AS r
ON l.k = r.k AND l.window_start = r.window_start AND l.window_end = r.window_end AND l.n >= r.n;
==== result
[2024-01-01T00:00, x, 1, 10]
[2024-01-01T00:01, x, 4, 40]
[2024-01-01T00:01, x, 5, 40]
==== result
[2024-01-01T00:01, x, 1, 1]
[2024-01-01T00:02, x, 3, 2]
[2024-01-01T00:03, x, 2, 1]
