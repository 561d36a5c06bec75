-- Cumulating windows share a start and grow.
==== file t.csv
2024-01-01 00:01:00,1
2024-01-01 00:03:00,2
2024-01-01 00:05:30,4
2024-01-01 00:07:00,8
==== script
CREATE TABLE t (ts TIMESTAMP(3), v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, SUM(v)
FROM TABLE(CUMULATE(TABLE t, DESCRIPTOR(ts), INTERVAL '2' MINUTE, INTERVAL '6' MINUTE)) GROUP BY window_start, window_end;
==== result
[2024-01-01T00:00, 2024-01-01T00:02, 1]
[2024-01-01T00:00, 2024-01-01T00:04, 3]
[2024-01-01T00:00, 2024-01-01T00:06, 7]
[2024-01-01T00:06, 2024-01-01T00:08, 8]
[2024-01-01T00:06, 2024-01-01T00:10, 8]
[2024-01-01T00:06, 2024-01-01T00:12, 8]
