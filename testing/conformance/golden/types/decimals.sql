-- DECIMAL keeps exact digits, derives precision and scale, and gives NULL on overflow.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES
  (CAST('12345678901234567890.1234567890' AS DECIMAL(38, 10)), CAST(0.05 AS DECIMAL(4, 2))),
  (CAST('-1.5' AS DECIMAL(38, 10)), CAST(99.99 AS DECIMAL(4, 2)))) AS v (big, small);
SELECT big, small FROM t;
SELECT big + small, big - small, small * small FROM t;
SELECT small / 3, MOD(small, 0.02) FROM t;
SELECT CAST(small AS INT), CAST(big AS DECIMAL(6, 2)), ROUND(small, 1) FROM t;
SELECT SUM(small), AVG(small), MAX(big) FROM t;
