-- NULL in comparisons, arithmetic, functions.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (1, 2), (CAST(NULL AS INT), 2), (1, CAST(NULL AS INT))) AS v (a, b);
SELECT a + b, a = b, a < b, a IS NULL, COALESCE(a, b, 0) FROM t;
SELECT CONCAT('x', CAST(a AS STRING)), NULLIF(a, 1), a IS NOT DISTINCT FROM b FROM t;
==== result
[3, false, true, false, 1]
[null, null, null, false, 1]
[null, null, null, true, 2]
==== result
[null, null, false]
[x1, null, false]
[x1, null, false]
