-- An argument that may be NULL for a parameter that has none.
==== script
CREATE FUNCTION inverse AS 'dev.weir.conformance.functions.Inverse';
SELECT inverse(x, 'a')
FROM (VALUES (2), (CAST(NULL AS INT))) AS t(x);
==== error
error_null_for_primitive.sql:2:8: WEIR-FUNC-0005: inverse does not take arguments of types (INT, CHAR(1) NOT NULL) (it can be called as inverse(INT NOT NULL, STRING); a parameter of a primitive type takes no argument that may be NULL: write its box, such as Integer for int, or COALESCE(argument, …))
