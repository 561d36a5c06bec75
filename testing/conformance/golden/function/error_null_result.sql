-- NULL where a function promised a value.
==== script
CREATE FUNCTION missing AS 'dev.weir.conformance.functions.Misfits$Missing';
SELECT missing(x)
FROM (VALUES (2), (-1)) AS t(x);
==== error
error_null_result.sql:2:8: WEIR-EXPR-0012: function missing failed for the arguments (-1): NULL was returned, and the type is INT NOT NULL (in operator Calc(select=[missing(x) AS EXPR$0]))
