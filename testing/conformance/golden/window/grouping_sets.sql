-- GROUPING SETS and ROLLUP of windows.
==== file t.csv
alice,10.50,2024-01-01 10:00:01
bob,20.00,2024-01-01 10:01:05
alice,5.25,2024-01-01 10:04:10
carol,99.99,2024-01-01 10:11:00
bob,1.00,2024-01-01 10:16:30
==== script
CREATE TABLE t (name STRING, price DECIMAL(10, 2), ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT window_start, name, SUM(price) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTES))
GROUP BY window_start, window_end, GROUPING SETS ((name), ());
SELECT window_start, name, SUM(price) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTES))
GROUP BY window_start, window_end, ROLLUP (name);
==== result
[2024-01-01T10:00, alice, 15.75]
[2024-01-01T10:00, bob, 20.00]
[2024-01-01T10:00, null, 35.75]
[2024-01-01T10:10, bob, 1.00]
[2024-01-01T10:10, carol, 99.99]
[2024-01-01T10:10, null, 100.99]
==== result
[2024-01-01T10:00, alice, 15.75]
[2024-01-01T10:00, bob, 20.00]
[2024-01-01T10:00, null, 35.75]
[2024-01-01T10:10, bob, 1.00]
[2024-01-01T10:10, carol, 99.99]
[2024-01-01T10:10, null, 100.99]
