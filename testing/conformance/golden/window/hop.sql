-- Hopping windows overlap: a row counts in each that covers it.
==== file t.csv
2024-01-01 00:02:00,a,1
2024-01-01 00:07:00,a,2
2024-01-01 00:12:00,b,3
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, k, SUM(v)
FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '5' MINUTE, INTERVAL '10' MINUTE)) GROUP BY window_start, window_end, k;
SELECT window_start, window_end, COUNT(*), AVG(v)
FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '5' MINUTE, INTERVAL '10' MINUTE)) GROUP BY window_start, window_end;
==== result
[2023-12-31T23:55, 2024-01-01T00:05, a, 1]
[2024-01-01T00:00, 2024-01-01T00:10, a, 3]
[2024-01-01T00:05, 2024-01-01T00:15, a, 2]
[2024-01-01T00:05, 2024-01-01T00:15, b, 3]
[2024-01-01T00:10, 2024-01-01T00:20, b, 3]
==== result
[2023-12-31T23:55, 2024-01-01T00:05, 1, 1]
[2024-01-01T00:00, 2024-01-01T00:10, 2, 1]
[2024-01-01T00:05, 2024-01-01T00:15, 2, 2]
[2024-01-01T00:10, 2024-01-01T00:20, 1, 3]
