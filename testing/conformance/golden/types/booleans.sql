-- Three-valued logic.
==== script
CREATE TEMPORARY VIEW b AS SELECT * FROM (VALUES (TRUE), (FALSE), (CAST(NULL AS BOOLEAN))) AS v (x);
SELECT a.x, b.x, a.x AND b.x, a.x OR b.x FROM (SELECT 1 AS k, x FROM b) AS a JOIN (SELECT 1 AS k, x FROM b) AS b ON a.k = b.k;
SELECT x, NOT x, x IS TRUE, x IS NOT FALSE, x IS UNKNOWN FROM b;
==== result
[false, false, false, false]
[false, null, false, null]
[false, true, false, true]
[null, false, false, null]
[null, null, null, null]
[null, true, null, true]
[true, false, false, true]
[true, null, null, true]
[true, true, true, true]
==== result
[false, true, false, false, false]
[null, null, false, true, true]
[true, false, true, true, false]
