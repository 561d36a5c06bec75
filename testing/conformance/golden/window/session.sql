-- Sessions end after a gap without rows, by key; rows that come late into the gap join sessions.
==== file t.csv
2024-01-01 00:00:00,a,1
2024-01-01 00:00:20,a,2
2024-01-01 00:00:10,a,3
2024-01-01 00:05:00,a,4
2024-01-01 00:05:00,b,5
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, k, SUM(v)
FROM TABLE(SESSION(TABLE t PARTITION BY k, DESCRIPTOR(ts), INTERVAL '30' SECOND)) GROUP BY window_start, window_end, k;
==== result
[2024-01-01T00:00, 2024-01-01T00:00:50, a, 6]
[2024-01-01T00:05, 2024-01-01T00:05:30, a, 4]
[2024-01-01T00:05, 2024-01-01T00:05:30, b, 5]
