-- Windows of processing time: rows are in those of the moment in which they are processed. What is open at the end comes then.
==== file t.csv
a,1
b,2
a,3
c,4
a,5
b,6
==== script
CREATE TABLE t (k STRING, v INT, p AS PROCTIME()) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
-- One window holds them all.
SELECT k, window_start, window_end, window_time, COUNT(*), SUM(v)
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(p), INTERVAL '100000' DAY)) GROUP BY k, window_start, window_end, window_time;
-- However many there are, each row is in one, or in two.
SELECT k, SUM(n), SUM(s) FROM (SELECT k, COUNT(*) AS n, SUM(v) AS s
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(p), INTERVAL '1' SECOND)) GROUP BY k, window_start, window_end) GROUP BY k;
SELECT SUM(n) FROM (SELECT window_end, COUNT(*) AS n
FROM TABLE(HOP(TABLE t, DESCRIPTOR(p), INTERVAL '1' SECOND, INTERVAL '2' SECOND)) GROUP BY window_start, window_end);
SELECT SUM(n) FROM (SELECT COUNT(*) AS n
FROM TABLE(CUMULATE(TABLE t, DESCRIPTOR(p), INTERVAL '50000' DAY, INTERVAL '100000' DAY)) GROUP BY k, window_start, window_end);
SELECT k, SUM(n) FROM (SELECT k, COUNT(*) AS n
FROM TABLE(SESSION(TABLE t PARTITION BY k, DESCRIPTOR(p), INTERVAL '1' SECOND)) GROUP BY k, window_start, window_end) GROUP BY k;
-- PROCTIME() of a sub-query; rows with their windows, whose time is that which was looked at.
SELECT v FROM TABLE(TUMBLE((SELECT v, PROCTIME() AS q FROM t WHERE k <> 'a'), DESCRIPTOR(q), INTERVAL '1' SECOND))
WHERE CAST(q AS TIMESTAMP(3)) >= window_start AND CAST(q AS TIMESTAMP(3)) < window_end;
SELECT k, v FROM TABLE(SESSION(TABLE t PARTITION BY k, DESCRIPTOR(p), INTERVAL '1' SECOND)) WHERE window_start < window_end;
-- The first rows of a window; windows of windows.
SELECT k, n FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY n DESC) AS r FROM
(SELECT k, COUNT(*) AS n, window_start, window_end
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(p), INTERVAL '100000' DAY)) GROUP BY k, window_start, window_end)) WHERE r = 1;
SELECT SUM(n) FROM (SELECT SUM(n) AS n FROM TABLE(TUMBLE((SELECT COUNT(*) AS n, window_time AS w
FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(p), INTERVAL '1' SECOND)) GROUP BY k, window_start, window_end, window_time),
DESCRIPTOR(w), INTERVAL '2' SECOND)) GROUP BY window_start, window_end);
==== result
[a, 1970-01-01T00:00, 2243-10-17T00:00, 2243-10-16T23:59:59.999Z, 3, 9]
[b, 1970-01-01T00:00, 2243-10-17T00:00, 2243-10-16T23:59:59.999Z, 2, 8]
[c, 1970-01-01T00:00, 2243-10-17T00:00, 2243-10-16T23:59:59.999Z, 1, 4]
==== result
[a, 3, 9]
[b, 2, 8]
[c, 1, 4]
==== result
[12]
==== result
[12]
==== result
[a, 3]
[b, 2]
[c, 1]
==== result
[2]
[4]
[6]
==== result
[a, 1]
[a, 3]
[a, 5]
[b, 2]
[b, 6]
[c, 4]
==== result
[a, 3]
==== result
[6]
