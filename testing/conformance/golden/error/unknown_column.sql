-- The nearest name is offered.
==== script
CREATE TABLE flights (origin STRING, delay INT) WITH ('connector' = 'datagen');
SELECT origin, dealy FROM flights;
