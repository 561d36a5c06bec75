-- A class that is not public.
==== script
CREATE FUNCTION f
AS 'dev.weir.conformance.functions.Misfits$Hidden';
==== error
error_hidden.sql:2:4: WEIR-FUNC-0002: no object of dev.weir.conformance.functions.Misfits$Hidden can be made (the class has to be public, not abstract, and static if it is inside another one, with a public constructor without parameters)
