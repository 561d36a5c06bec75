-- INTERSECT, EXCEPT, grouping sets, and sub-queries that are inner joins.
==== script
CREATE VIEW a AS SELECT * FROM (VALUES (1, 'x'), (2, 'y'), (2, 'y'), (3, CAST(NULL AS STRING))) AS t (i, s);
CREATE VIEW b AS SELECT * FROM (VALUES (2, 'y'), (3, CAST(NULL AS STRING)), (4, 'z')) AS t (i, s);
SELECT * FROM a INTERSECT SELECT * FROM b;
SELECT * FROM a EXCEPT SELECT * FROM b;
SELECT i, s, COUNT(*), GROUPING(i), GROUPING(s) FROM a GROUP BY GROUPING SETS ((i, s), (i), ());
SELECT i, s, COUNT(*) FROM a GROUP BY ROLLUP (i, s);
SELECT i, s, COUNT(*) FROM a GROUP BY CUBE (i, s);
SELECT i FROM a WHERE i IN (SELECT i FROM b);
SELECT i FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.i = a.i + 1);
SELECT i FROM a WHERE i > (SELECT MIN(i) FROM b);
WITH c AS (SELECT i FROM a WHERE i > 1), d AS (SELECT i FROM c WHERE i < 3) SELECT COUNT(*) FROM d;
==== result
[2, y]
[3, null]
==== result
[1, x]
==== result
[1, null, 1, 0, 1]
[1, x, 1, 0, 0]
[2, null, 2, 0, 1]
[2, y, 2, 0, 0]
[3, null, 1, 0, 0]
[3, null, 1, 0, 1]
[null, null, 4, 1, 1]
==== result
[1, null, 1]
[1, x, 1]
[2, null, 2]
[2, y, 2]
[3, null, 1]
[3, null, 1]
[null, null, 4]
==== result
[1, null, 1]
[1, x, 1]
[2, null, 2]
[2, y, 2]
[3, null, 1]
[3, null, 1]
[null, null, 1]
[null, null, 4]
[null, x, 1]
[null, y, 2]
==== result
[2]
[2]
[3]
==== result
[1]
[2]
[2]
[3]
==== result
[3]
==== result
[2]
