-- Tables read and written by a number of instances of their own give the same rows.
==== file t.csv
1,a,2024-01-01 00:00:01
2,b,2024-01-01 00:00:02
3,a,2024-01-01 00:00:03
4,b,2024-01-01 00:01:04
==== file names.csv
a,Anna
b,Bert
==== script
CREATE TABLE t (v INT, k STRING, ts TIMESTAMP(3), e AS ts + INTERVAL '1' SECOND, WATERMARK FOR e AS e)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'scan.parallelism' = '3');
CREATE TABLE names (k STRING, name STRING)
WITH ('connector' = 'filesystem', 'path' = 'names.csv', 'format' = 'csv', 'scan.parallelism' = '2');
CREATE TABLE copy (v INT, k STRING)
WITH ('connector' = 'filesystem', 'path' = 'copy', 'format' = 'csv', 'sink.parallelism' = '3');
SELECT k, SUM(v) FROM t GROUP BY k;
SELECT window_end, COUNT(*) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(e), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;
SELECT t.v, n.name FROM t JOIN names AS n ON t.k = n.k;
INSERT INTO copy SELECT v, k FROM t;
SELECT * FROM copy;
==== result
[a, 4]
[b, 6]
==== result
[2024-01-01T00:01, 3]
[2024-01-01T00:02, 1]
==== result
[1, Anna]
[2, Bert]
[3, Anna]
[4, Bert]
==== result
[1, a]
[2, b]
[3, a]
[4, b]
