-- Rows look up names in a bounded table as of processing time.
==== file flights.csv
PRG,JFK,5
JFK,PRG,7
XXX,PRG,1
==== file airports.csv
PRG,Prague
JFK,New York
==== script
CREATE TABLE flights (origin STRING, dest STRING, delay INT, proc AS PROCTIME())
WITH ('connector' = 'filesystem', 'path' = 'flights.csv', 'format' = 'csv');
CREATE TABLE airports (code STRING, city STRING) WITH ('connector' = 'filesystem', 'path' = 'airports.csv', 'format' = 'csv');
SELECT f.origin, a.city, f.delay FROM flights AS f JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code;
SELECT f.origin, a.city FROM flights AS f LEFT JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code;
SELECT f.origin, a.city FROM flights AS f LEFT JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code AND a.city > 'O';
SELECT f.origin, a.city FROM flights AS f LEFT JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code AND f.delay > 5;
SELECT f.origin, a.city FROM flights AS f LEFT JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code AND CHAR_LENGTH(a.city) > f.delay AND a.city <> 'Rome';
SELECT f.origin, a.city FROM flights AS f JOIN airports FOR SYSTEM_TIME AS OF f.proc AS a ON f.origin = a.code AND a.city > 'O';
==== result
[JFK, New York, 7]
[PRG, Prague, 5]
==== result
[JFK, New York]
[PRG, Prague]
[XXX, null]
==== result
[JFK, null]
[PRG, Prague]
[XXX, null]
==== result
[JFK, New York]
[PRG, null]
[XXX, null]
==== result
[JFK, New York]
[PRG, Prague]
[XXX, null]
==== result
[PRG, Prague]
