==== script
CREATE TABLE flights (origin STRING, delay INT) WITH ('connector' = 'datagen');
SELECT * FROM flight;
==== error
unknown_table.sql:2:15: WEIR-SQL-0004: there is no table or view 'flight' (did you mean 'flights'?)
