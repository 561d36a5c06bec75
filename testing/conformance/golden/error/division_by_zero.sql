==== script
SELECT 10 / x FROM (VALUES (5), (0)) AS v (x);
