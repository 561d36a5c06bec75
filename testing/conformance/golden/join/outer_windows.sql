-- Outer joins of equal windows are final when the windows are.
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
CREATE VIEW l AS SELECT * FROM TABLE(TUMBLE(TABLE a, DESCRIPTOR(ts), INTERVAL '1' MINUTE));
CREATE VIEW r AS SELECT * FROM TABLE(TUMBLE(TABLE b, DESCRIPTOR(ts), INTERVAL '1' MINUTE));
SELECT l.window_start, l.k, l.v, r.v FROM l LEFT JOIN r
ON l.k = r.k AND l.window_start = r.window_start AND l.window_end = r.window_end;
SELECT r.window_start, r.k, l.v, r.v FROM l RIGHT JOIN r
ON l.k = r.k AND l.window_start = r.window_start AND l.window_end = r.window_end;
SELECT COALESCE(l.window_start, r.window_start), l.k, r.k, l.v, r.v FROM l FULL JOIN r
ON l.k = r.k AND l.window_start = r.window_start AND l.window_end = r.window_end AND l.v > 1;
==== result
[2024-01-01T00:00, null, 3, null]
[2024-01-01T00:00, x, 1, 10]
[2024-01-01T00:00, y, 2, null]
[2024-01-01T00:01, x, 4, 40]
[2024-01-01T00:01, x, 5, 40]
==== result
[2024-01-01T00:00, null, null, 30]
[2024-01-01T00:00, x, 1, 10]
[2024-01-01T00:00, z, null, 20]
[2024-01-01T00:01, x, 4, 40]
[2024-01-01T00:01, x, 5, 40]
[2024-01-01T00:02, y, null, 50]
==== result
[2024-01-01T00:00, null, null, 3, null]
[2024-01-01T00:00, null, null, null, 30]
[2024-01-01T00:00, null, x, null, 10]
[2024-01-01T00:00, null, z, null, 20]
[2024-01-01T00:00, x, null, 1, null]
[2024-01-01T00:00, y, null, 2, null]
[2024-01-01T00:01, x, x, 4, 40]
[2024-01-01T00:01, x, x, 5, 40]
[2024-01-01T00:02, null, y, null, 50]
