-- A kind of function that is not there yet.
==== script
CREATE FUNCTION f
AS 'dev.weir.conformance.functions.Misfits$Rows';
==== error
error_table_function.sql:2:4: WEIR-FUNC-0003: dev.weir.conformance.functions.Misfits$Rows is a TableFunction, and table functions of users are not supported yet
