==== script
SELECT CAST(x AS INT) FROM (VALUES ('1'), ('1x')) AS v (x);
