-- A function that is not deterministic is called for every row and place; job parameters reach open.
==== parallelism 1
==== script
CREATE FUNCTION counter AS 'dev.weir.conformance.functions.Counter';
SET 'pipeline.global-job-parameters' = 'first:10,other:x';
SELECT COUNT(DISTINCT x), MIN(x), MAX(x) FROM (
  SELECT counter() AS x FROM (VALUES (1), (2), (3)) AS t(a)
  UNION ALL SELECT counter() + 100 * counter() FROM (VALUES (1)) AS t(a)
);
==== result
[4, 10, 1110]
