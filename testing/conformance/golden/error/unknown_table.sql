==== script
CREATE TABLE flights (origin STRING, delay INT) WITH ('connector' = 'datagen');
SELECT * FROM flight;
