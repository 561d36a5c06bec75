-- ROW_NUMBER() with a limit: the first rows of every key, with and without their numbers, and in ranges.
==== file t.csv
2024-01-01 00:00:01,a,1
2024-01-01 00:00:02,a,5
2024-01-01 00:00:03,b,2
2024-01-01 00:00:04,a,3
2024-01-01 00:00:05,b,2
2024-01-01 00:00:06,a,4
2024-01-01 00:00:07,c,
==== script
CREATE TABLE t (ts TIMESTAMP(3), k STRING, v INT, WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT k, v, rn FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) AS rn FROM t) WHERE rn <= 2;
SELECT k, v FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) AS rn FROM t) WHERE rn < 3;
SELECT k, v, rn FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v) AS rn FROM t) WHERE rn BETWEEN 2 AND 3;
SELECT k, v FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v NULLS LAST, ts DESC) AS rn FROM t) WHERE rn = 2 AND k <> 'c';
SELECT * FROM (SELECT v, k, ROW_NUMBER() OVER (ORDER BY v DESC, ts) AS place FROM t WHERE v IS NOT NULL) WHERE 3 >= place;
SELECT k, v * 2 AS w FROM (SELECT k, v, ROW_NUMBER() OVER (PARTITION BY UPPER(k) ORDER BY v * -1) AS rn FROM t) WHERE rn <= 1 AND v > 2;
SELECT COUNT(*), SUM(v) FROM (SELECT v, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) AS rn FROM t) WHERE rn <= 2;
SELECT v FROM (SELECT v, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) AS rn FROM t) WHERE rn < 1;
==== result
[a, 4, 2]
[a, 5, 1]
[b, 2, 1]
[b, 2, 2]
[c, null, 1]
==== result
[a, 4]
[a, 5]
[b, 2]
[b, 2]
[c, null]
==== result
[a, 3, 2]
[a, 4, 3]
[b, 2, 2]
==== result
[a, 3]
[b, 2]
==== result
[3, a, 3]
[4, a, 2]
[5, a, 1]
==== result
[a, 10]
==== result
[5, 13]
==== result
