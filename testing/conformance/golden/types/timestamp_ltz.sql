-- A point in time is shown in the session's zone.
==== script
SET 'table.local-time-zone' = 'Europe/Prague';
SELECT CAST(TO_TIMESTAMP_LTZ(0, 3) AS STRING), CAST(TO_TIMESTAMP_LTZ(1700000000, 0) AS TIMESTAMP(3));
SELECT CAST(TIMESTAMP '2024-07-01 12:00:00' AS TIMESTAMP_LTZ(3)) = TO_TIMESTAMP_LTZ(1719828000000, 3);
==== result
[1970-01-01 01:00:00.000, 2023-11-14T23:13:20]
==== result
[true]
