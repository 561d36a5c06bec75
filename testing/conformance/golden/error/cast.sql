==== script
SELECT CAST(x AS INT) FROM (VALUES ('1'), ('1x')) AS v (x);
==== error
cast.sql:1:1: WEIR-EXPR-0004: '1x' of type VARCHAR(2) is no INT in CAST(x AS INT), where x = '1x' (TRY_CAST gives NULL instead of failing; in operator Calc(select=[CAST(x AS INT) AS EXPR$0]))
