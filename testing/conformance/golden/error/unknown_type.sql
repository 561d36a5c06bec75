-- The nearest type is offered.
==== script
CREATE TABLE t (a INT, b STRNG) WITH ('connector' = 'datagen');
==== error
unknown_type.sql:1:26: WEIR-SQL-0011: there is no type 'STRNG' (did you mean 'STRING'?)
