-- Joins chain.
==== script
CREATE TEMPORARY VIEW a AS SELECT * FROM (VALUES (1, 'x'), (2, 'y')) AS v (id, s);
CREATE TEMPORARY VIEW b AS SELECT * FROM (VALUES (1, 10), (2, 20), (2, 21)) AS v (id, n);
CREATE TEMPORARY VIEW c AS SELECT * FROM (VALUES (10, TRUE), (21, FALSE)) AS v (n, flag);
SELECT a.s, b.n, c.flag FROM a JOIN b ON a.id = b.id JOIN c ON b.n = c.n;
==== result
[x, 10, true]
[y, 21, false]
