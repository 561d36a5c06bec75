-- The two windowed views of delays.sql as a job that can be killed at any moment and goes on where it was:
-- files that are complete hold every row once.
--   ./weir run examples/flights/resume.sql                      kill it: kill -9, or Ctrl-C
--   ./weir run examples/flights/resume.sql --restore latest     as often as you like
-- Checkpoints are in .weir/checkpoints/ where you start it.

SET 'checkpoint.interval' = '200 ms';

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

-- The hourly view and the alarming part of the sliding one go to files, in one job that reads the flights once.
CREATE TABLE hourly_files (
  window_start TIMESTAMP(3), window_end TIMESTAMP(3), origin STRING, flights BIGINT, mean_delay DOUBLE
) WITH ('connector' = 'filesystem', 'path' = 'output/resumed/hourly', 'format' = 'csv');

CREATE TABLE alarm_files WITH ('path' = 'output/resumed/alarms')
LIKE hourly_files (OVERWRITING OPTIONS);

EXECUTE STATEMENT SET BEGIN
  INSERT INTO hourly_files SELECT * FROM hourly;
  INSERT INTO alarm_files SELECT * FROM last_three_hours WHERE flights >= 20 AND mean_delay >= 60;
END;
