-- Tumbling windows by key; boundaries belong to the later window.
==== file t.csv
2024-01-01 00:00:00.000,a,1
2024-01-01 00:00:59.999,a,2
2024-01-01 00:01:00.000,a,3
2024-01-01 00:01:30.000,b,4
2024-01-01 00:03:00.000,a,5
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, window_end, k, COUNT(*), SUM(v)
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, k;
SELECT window_start, SUM(v) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '2' MINUTES) GROUP BY window_start, window_end;
==== result
[2024-01-01T00:00, 2024-01-01T00:01, a, 2, 3]
[2024-01-01T00:01, 2024-01-01T00:02, a, 1, 3]
[2024-01-01T00:01, 2024-01-01T00:02, b, 1, 4]
[2024-01-01T00:03, 2024-01-01T00:04, a, 1, 5]
==== result
[2024-01-01T00:00, 10]
[2024-01-01T00:02, 5]
