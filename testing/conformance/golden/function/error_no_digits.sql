-- A type that does not follow from Java's.
==== script
CREATE FUNCTION f
AS 'dev.weir.conformance.functions.Misfits$NoDigits';
==== error
error_no_digits.sql:2:4: WEIR-FUNC-0004: NoDigits.eval(int): no SQL type follows from java.math.BigDecimal (say how many digits it has: @DataTypeHint("DECIMAL(10, 2)"))
