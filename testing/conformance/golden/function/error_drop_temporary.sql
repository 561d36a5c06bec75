-- DROP of another kind of function.
==== script
CREATE TEMPORARY FUNCTION kind AS 'dev.weir.conformance.functions.Overloads$Kind';
DROP FUNCTION kind;
==== error
error_drop_temporary.sql:2:15: WEIR-SQL-0004: there is no function 'kind' (it is temporary: DROP TEMPORARY FUNCTION)
