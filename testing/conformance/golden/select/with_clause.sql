-- Common table expressions.
==== script
WITH numbers AS (SELECT * FROM (VALUES (1), (2), (3), (4)) AS v (n)),
     even AS (SELECT n FROM numbers WHERE MOD(n, 2) = 0)
SELECT e.n, e.n * 10 FROM even AS e;
==== result
[2, 20]
[4, 40]
