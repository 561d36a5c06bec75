-- Event time may be computed from other columns.
==== file t.json
{"at": "2024/01/01 10:15", "v": 1}
{"at": "2024/01/01 10:45", "v": 2}
{"at": "2024/01/01 11:00", "v": 3}
==== script
CREATE TABLE t (`at` STRING, v INT, ts AS TO_TIMESTAMP(`at`, 'yyyy/MM/dd HH:mm'), WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE)
WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
SELECT window_start, COUNT(*), SUM(v) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
==== result
[2024-01-01T10:00, 2, 3]
[2024-01-01T11:00, 1, 3]
