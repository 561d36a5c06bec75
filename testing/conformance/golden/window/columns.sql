-- The window function alone adds window_start, window_end and window_time to every row.
==== file t.csv
2024-01-01 00:02:00,1
2024-01-01 00:07:00,2
==== script
CREATE TABLE t (ts TIMESTAMP(3), v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '5' MINUTE));
SELECT v, window_end FROM TABLE(HOP(DATA => TABLE t, TIMECOL => DESCRIPTOR(ts), SLIDE => INTERVAL '5' MINUTE, SIZE => INTERVAL '10' MINUTE));
==== result
[2024-01-01T00:02, 1, 2024-01-01T00:00, 2024-01-01T00:05, 2024-01-01T00:04:59.999]
[2024-01-01T00:07, 2, 2024-01-01T00:05, 2024-01-01T00:10, 2024-01-01T00:09:59.999]
==== result
[1, 2024-01-01T00:05]
[1, 2024-01-01T00:10]
[2, 2024-01-01T00:10]
[2, 2024-01-01T00:15]
