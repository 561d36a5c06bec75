-- A class without a method to call.
==== script
CREATE FUNCTION f
AS 'dev.weir.conformance.functions.Misfits$NoEval';
==== error
error_no_eval.sql:2:4: WEIR-FUNC-0002: dev.weir.conformance.functions.Misfits$NoEval has no public method eval (such as: public long eval(String text))
