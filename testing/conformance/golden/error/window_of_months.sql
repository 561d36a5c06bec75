-- Months have no fixed length: no window is that long.
==== script
CREATE TABLE t (a INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'datagen');
SELECT * FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MONTH, INTERVAL '2' MONTH));
==== error
window_of_months.sql:2:1: WEIR-SQL-0008: HOP takes intervals of a fixed length; months and years have none (write days, such as INTERVAL '30' DAY)
