-- Windows before 1970 are aligned like later ones.
==== file t.csv
1969-12-31 23:59:59.999,1
1970-01-01 00:00:00.000,2
==== script
CREATE TABLE t (ts TIMESTAMP(3), v INT, WATERMARK FOR ts AS ts) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, SUM(v) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
==== result
[1969-12-31T23:00, 1]
[1970-01-01T00:00, 2]
