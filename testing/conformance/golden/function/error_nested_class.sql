-- A class inside another one, written as in Java.
==== script
CREATE FUNCTION f
AS 'dev.weir.conformance.functions.Overloads.Which';
==== error
error_nested_class.sql:2:4: WEIR-FUNC-0001: there is no class 'dev.weir.conformance.functions.Overloads.Which' on the class path (did you mean 'dev.weir.conformance.functions.Overloads$Which'?)
