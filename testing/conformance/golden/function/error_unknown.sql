-- The nearest name may be that of a user's function.
==== script
CREATE TEMPORARY FUNCTION kind AS 'dev.weir.conformance.functions.Overloads$Kind';
SELECT knd(1);
==== error
error_unknown.sql:2:8: WEIR-SQL-0006: there is no function 'knd' (did you mean 'kind'?)
