-- DISTINCT aggregates and HAVING in windows.
==== file t.csv
2024-01-01 00:00:10,a,1
2024-01-01 00:00:20,a,1
2024-01-01 00:00:30,b,2
2024-01-01 00:01:30,a,2
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, COUNT(DISTINCT v), COUNT(*) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end HAVING COUNT(*) > 1;
==== result
[2024-01-01T00:00, 2, 3]
