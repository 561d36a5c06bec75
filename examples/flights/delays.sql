-- Where are flights late? Three million departures of 2001 as a stream in event time.
--   ./weir run examples/flights/delays.sql
-- Paths are relative to this script. Files are written to output/ beside it.

CREATE TABLE flights (
  `date`      TIMESTAMP(3),   -- scheduled departure, local time
  delay       INT,            -- minutes late on arrival; negative: early
  distance    INT,            -- miles
  origin      STRING,
  destination STRING,
  WATERMARK FOR `date` AS `date` - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/flights-3m.parquet',
  'format' = 'parquet'
);

CREATE TABLE airports (
  iata STRING, name STRING, city STRING, state STRING, country STRING, latitude STRING, longitude STRING,
  PRIMARY KEY (iata) NOT ENFORCED
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/airports.csv',
  'format' = 'csv'
);

-- One row an airport and hour, as soon as the hour is over.
CREATE VIEW hourly AS
SELECT window_start, window_end, origin, COUNT(*) AS flights, AVG(CAST(delay AS DOUBLE)) AS mean_delay
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, origin;

-- The last three hours, every half hour.
CREATE VIEW last_three_hours AS
SELECT window_start, window_end, origin, COUNT(*) AS flights, AVG(CAST(delay AS DOUBLE)) AS mean_delay
FROM TABLE(HOP(TABLE flights, DESCRIPTOR(`date`), INTERVAL '30' MINUTE, INTERVAL '3' HOUR))
GROUP BY window_start, window_end, origin;

-- 1. The hourly view and the alarming part of the sliding one go to files, in one job that reads the flights once.
CREATE TABLE hourly_files (
  window_start TIMESTAMP(3), window_end TIMESTAMP(3), origin STRING, flights BIGINT, mean_delay DOUBLE
) WITH ('connector' = 'filesystem', 'path' = 'output/hourly', 'format' = 'csv');

CREATE TABLE alarm_files WITH ('path' = 'output/alarms')
LIKE hourly_files (OVERWRITING OPTIONS);

EXECUTE STATEMENT SET BEGIN
  INSERT INTO hourly_files SELECT * FROM hourly;
  INSERT INTO alarm_files SELECT * FROM last_three_hours WHERE flights >= 20 AND mean_delay >= 60;
END;

-- 2. The worst hours of the busy airports.
SELECT h.window_start AS `hour`, a.city, a.name AS airport, h.flights, CAST(h.mean_delay AS INT) AS minutes_late
FROM hourly AS h JOIN airports AS a ON h.origin = a.iata
WHERE h.flights >= 30
ORDER BY h.mean_delay DESC
LIMIT 10;

-- 3. A foggy morning in San Francisco through the sliding window.
SELECT window_start, window_end, flights, CAST(mean_delay AS INT) AS minutes_late
FROM last_three_hours
WHERE origin = 'SFO' AND window_end BETWEEN TIMESTAMP '2001-01-10 10:00:00' AND TIMESTAMP '2001-01-10 15:00:00';

-- 4. A running list of the most delayed airports: every change is shown, marked with its kind.
SET 'sql-client.execution.result-mode' = 'changelog';

SELECT a.city, a.iata, t.minutes_late
FROM (
  SELECT origin, CAST(AVG(CAST(delay AS DOUBLE)) AS INT) AS minutes_late
  FROM flights
  GROUP BY origin
  HAVING COUNT(*) >= 10000
) AS t JOIN airports AS a ON t.origin = a.iata
ORDER BY t.minutes_late DESC, a.iata
LIMIT 5;
