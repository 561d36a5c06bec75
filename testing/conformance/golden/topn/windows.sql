-- The first rows of every window, over a window's groups and over its rows.
==== file t.csv
2024-01-01 00:00:10,a,1
2024-01-01 00:00:20,b,1
2024-01-01 00:00:30,b,7
2024-01-01 00:00:40,c,3
2024-01-01 00:01:10,a,2
2024-01-01 00:01:20,a,9
2024-01-01 00:01:30,c,3
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, k, n, rn FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY n DESC, k) AS rn FROM (
    SELECT window_start, window_end, k, COUNT(*) AS n
    FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end, k)
) WHERE rn <= 2;
SELECT window_end, k, v FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, k ORDER BY v DESC) AS rn
  FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
) WHERE rn = 1;
SELECT window_start, k, v FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY v DESC, k) AS rn
  FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '30' SECOND, INTERVAL '1' MINUTE))
) WHERE rn = 1;
==== result
[2024-01-01T00:00, a, 1, 2]
[2024-01-01T00:00, b, 2, 1]
[2024-01-01T00:01, a, 2, 1]
[2024-01-01T00:01, c, 1, 2]
==== result
[2024-01-01T00:01, a, 1]
[2024-01-01T00:01, b, 7]
[2024-01-01T00:01, c, 3]
[2024-01-01T00:02, a, 9]
[2024-01-01T00:02, c, 3]
==== result
[2023-12-31T23:59:30, a, 1]
[2024-01-01T00:00, b, 7]
[2024-01-01T00:00:30, a, 9]
[2024-01-01T00:01, a, 9]
[2024-01-01T00:01:30, c, 3]
