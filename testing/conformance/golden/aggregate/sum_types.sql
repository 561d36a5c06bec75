-- SUM and AVG keep Flink's result types.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (CAST(100 AS TINYINT), CAST(2000000000 AS INT), 1.10), (CAST(27 AS TINYINT), CAST(1 AS INT), 2.25)) AS v (a, b, c);
SELECT SUM(a), SUM(b), SUM(c), AVG(a), AVG(b), AVG(c) FROM t;
