-- FLOAT and DOUBLE.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES
  (CAST(1.5 AS FLOAT), CAST(2.25 AS DOUBLE)), (CAST(-0.1 AS FLOAT), 1e300), (CAST(NULL AS FLOAT), CAST(NULL AS DOUBLE))) AS v (f, d);
SELECT f, d FROM t;
SELECT f + d, f * 2, d / 2 FROM t;
SELECT CAST(f AS INT), CAST(d AS STRING) FROM t;
SELECT FLOOR(d), CEIL(f), ROUND(d, 1) FROM t WHERE d < 10;
==== result
[-0.1, 1.0E300]
[1.5, 2.25]
[null, null]
==== result
[1.0E300, -0.2, 5.0E299]
[3.75, 3.0, 1.125]
[null, null, null]
==== result
[0, 1.0E300]
[1, 2.25]
[null, null]
==== result
[2.0, 2.0, 2.3]
