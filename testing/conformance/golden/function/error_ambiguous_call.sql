-- Arguments that several methods take equally well.
==== script
CREATE FUNCTION which AS 'dev.weir.conformance.functions.Overloads$Which';
SELECT
  which(NULL);
==== error
error_ambiguous_call.sql:3:3: WEIR-FUNC-0006: several ways to call which take arguments of types (NULL) (CAST the arguments to the types of one of which(ARRAY<INT>) or which(BIGINT) or which(BYTES) or which(DATE) or which(DECIMAL(10, 3)) or which(DOUBLE) or which(INT) or which(MAP<STRING, INT>) or which(ROW<`name` STRING, `age` INT>) or which(STRING) or which(TIME(9)) or which(TIMESTAMP(9)) or which(TIMESTAMP_LTZ(9)))
