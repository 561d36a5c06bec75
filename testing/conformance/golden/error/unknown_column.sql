-- The nearest name is offered.
==== script
CREATE TABLE flights (origin STRING, delay INT) WITH ('connector' = 'datagen');
SELECT origin, dealy FROM flights;
==== error
unknown_column.sql:2:16: WEIR-SQL-0005: there is no column 'dealy' (did you mean 'delay'?)
