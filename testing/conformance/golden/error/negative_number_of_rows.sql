-- A table of less than no rows cannot be made.
==== script
CREATE TABLE t (a INT) WITH ('connector' = 'datagen', 'number-of-rows' = '-3');
SELECT * FROM t;
==== error
negative_number_of_rows.sql:2:1: WEIR-DATAGEN-0003: option 'number-of-rows' must not be negative, but is -3
