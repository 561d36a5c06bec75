-- Window functions with named arguments, and without TABLE(...) around them.
==== file t.csv
1,2024-01-01 10:00:01
2,2024-01-01 10:04:10
3,2024-01-01 10:11:00
==== script
CREATE TABLE t (id INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, COUNT(*)
FROM TABLE(TUMBLE(DATA => TABLE t, TIMECOL => DESCRIPTOR(ts), SIZE => INTERVAL '10' MINUTES))
GROUP BY window_start, window_end;
SELECT id, window_start, window_time FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTES);
==== result
[2024-01-01T10:00, 2024-01-01T10:10, 2]
[2024-01-01T10:10, 2024-01-01T10:20, 1]
==== result
[1, 2024-01-01T10:00, 2024-01-01T10:09:59.999]
[2, 2024-01-01T10:00, 2024-01-01T10:09:59.999]
[3, 2024-01-01T10:10, 2024-01-01T10:19:59.999]
