-- Three-valued logic.
==== script
CREATE TEMPORARY VIEW b AS SELECT * FROM (VALUES (TRUE), (FALSE), (CAST(NULL AS BOOLEAN))) AS v (x);
SELECT a.x, b.x, a.x AND b.x, a.x OR b.x FROM (SELECT 1 AS k, x FROM b) AS a JOIN (SELECT 1 AS k, x FROM b) AS b ON a.k = b.k;
SELECT x, NOT x, x IS TRUE, x IS NOT FALSE, x IS UNKNOWN FROM b;
