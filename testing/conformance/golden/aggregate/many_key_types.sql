-- Keys of every type.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES
 (TRUE, DATE '2024-01-01', TIMESTAMP '2024-01-01 00:00:00', 1.50, 'x', 1),
 (TRUE, DATE '2024-01-01', TIMESTAMP '2024-01-01 00:00:00', 1.50, 'x', 2),
 (FALSE, DATE '2024-01-02', TIMESTAMP '2024-01-01 00:00:01', 2.50, 'y', 3)) AS v (b, d, ts, amount, s, n);
SELECT b, SUM(n) FROM t GROUP BY b;
SELECT d, SUM(n) FROM t GROUP BY d;
SELECT ts, SUM(n) FROM t GROUP BY ts;
SELECT amount, SUM(n) FROM t GROUP BY amount;
SELECT b, d, ts, amount, s, COUNT(*) FROM t GROUP BY b, d, ts, amount, s;
==== result
[false, 3]
[true, 3]
==== result
[2024-01-01, 3]
[2024-01-02, 3]
==== result
[2024-01-01T00:00, 3]
[2024-01-01T00:00:01, 3]
==== result
[1.50, 3]
[2.50, 3]
==== result
[false, 2024-01-02, 2024-01-01T00:00:01, 2.50, y, 1]
[true, 2024-01-01, 2024-01-01T00:00, 1.50, x, 2]
