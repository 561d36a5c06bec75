-- Arguments that no method takes.
==== script
CREATE FUNCTION inverse AS 'dev.weir.conformance.functions.Inverse';
SELECT 1, inverse('2')
FROM (VALUES (2)) AS t(x);
==== error
error_wrong_arguments.sql:2:11: WEIR-FUNC-0005: inverse does not take arguments of types (CHAR(1) NOT NULL) (it can be called as inverse(INT NOT NULL, STRING))
