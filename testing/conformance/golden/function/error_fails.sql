-- What a function throws: the error names it, its arguments and the place of the call.
==== script
CREATE FUNCTION inverse AS 'dev.weir.conformance.functions.Inverse';
SELECT x,
  inverse(x - 1, 'in ' || y)
FROM (VALUES (2, 'a'), (1, 'b')) AS t(x, y);
==== error
error_fails.sql:3:3: WEIR-EXPR-0012: function inverse failed for the arguments (0, 'in b'): java.lang.IllegalArgumentException: no inverse of zero in b at Inverse.java:11 (in operator Calc(select=[x, inverse(x - 1, 'in ' || y) AS EXPR$1]))
