-- An offset moves the windows.
==== file t.csv
2024-01-01 00:00:00,1
2024-01-01 00:14:59,2
2024-01-01 00:15:00,3
==== script
CREATE TABLE t (ts TIMESTAMP(3), v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, SUM(v)
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR, INTERVAL '15' MINUTE)) GROUP BY window_start, window_end;
==== result
[2023-12-31T23:15, 2024-01-01T00:15, 3]
[2024-01-01T00:15, 2024-01-01T01:15, 3]
