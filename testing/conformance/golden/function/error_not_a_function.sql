-- A class that is no function.
==== script
CREATE FUNCTION f
AS 'java.lang.String';
==== error
error_not_a_function.sql:2:4: WEIR-FUNC-0002: java.lang.String is no scalar function: it does not extend dev.weir.functions.ScalarFunction (a function written for Flink is ported by its imports: org.apache.flink.table.functions and .annotation are dev.weir.functions)
