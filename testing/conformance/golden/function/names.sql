-- Names of functions: built-in ones first, but for temporary system functions; any case; dropped, shown, described.
==== script
CREATE DATABASE other;
CREATE FUNCTION Kind AS 'dev.weir.conformance.functions.Overloads$Kind';
CREATE FUNCTION other.kind AS 'dev.weir.conformance.functions.Overloads$Which';
CREATE FUNCTION `upper` AS 'dev.weir.conformance.functions.Overloads$Kind';
SELECT kind('a'), KIND('a'), other.kind('a'), default_catalog.other.Kind('a'), UPPER('a');
CREATE TEMPORARY FUNCTION kind AS 'dev.weir.conformance.functions.Overloads$Which';
SELECT kind('a'), `default_database`.kind('a');
CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS `upper` AS 'dev.weir.conformance.functions.Overloads$Kind';
SELECT UPPER('a'), `default_database`.`upper`('a');
DROP TEMPORARY SYSTEM FUNCTION `upper`;
DROP TEMPORARY FUNCTION kind;
SELECT kind('a'), UPPER('a');
SHOW USER FUNCTIONS;
DESCRIBE FUNCTION kind;
DESCRIBE FUNCTION EXTENDED other.kind;
DESCRIBE FUNCTION EXTENDED `abs`;
ALTER FUNCTION kind AS 'dev.weir.conformance.functions.Overloads$Which';
SELECT kind('a');
DROP FUNCTION kind;
DROP FUNCTION IF EXISTS kind;
SELECT kind('a');
==== result
[String, String, String a, String a, A]
==== result
[String a, String a]
==== result
[String, String]
==== result
[String, A]
==== ordered result
[Kind]
[upper]
==== ordered result
[is system function, false]
[is temporary, false]
[class name, dev.weir.conformance.functions.Overloads$Kind]
[function language, JAVA]
[resource uris, ]
==== ordered result
[is system function, false]
[is temporary, false]
[class name, dev.weir.conformance.functions.Overloads$Which]
[function language, JAVA]
[resource uris, ]
[kind, SCALAR]
[is deterministic, true]
[signature, kind() or kind(ARRAY<INT>) or kind(BIGINT) or kind(BOOLEAN NOT NULL) or kind(BYTES) or kind(DATE) or kind(DECIMAL(10, 3)) or kind(DOUBLE) or kind(INT) or kind(INT NOT NULL) or kind(MAP<STRING, INT>) or kind(ROW<`name` STRING, `age` INT>) or kind(STRING) or kind(STRING, STRING...) or kind(TIME(9)) or kind(TIMESTAMP(9)) or kind(TIMESTAMP_LTZ(9))]
==== ordered result
[is system function, true]
[is temporary, false]
[kind, SCALAR]
[is deterministic, true]
[signature, ABS(<NUMERIC>)]
==== result
[String a]
==== error
names.sql:21:8: WEIR-SQL-0006: there is no function 'kind'
