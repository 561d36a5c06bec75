-- The time of a window can be windowed again.
==== file t.csv
2024-01-01 00:00:10,1
2024-01-01 00:01:30,2
2024-01-01 00:04:20,4
2024-01-01 00:06:40,8
==== script
CREATE TABLE t (ts TIMESTAMP(3), v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE VIEW minutes AS SELECT window_time AS wt, SUM(v) AS s
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, window_time;
SELECT window_start, SUM(s), COUNT(*) FROM TABLE(TUMBLE(TABLE minutes, DESCRIPTOR(wt), INTERVAL '5' MINUTE)) GROUP BY window_start, window_end;
==== result
[2024-01-01T00:00, 7, 3]
[2024-01-01T00:05, 8, 1]
