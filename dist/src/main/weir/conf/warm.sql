-- What the start-up cache is trained with: classes that these statements load, and profiles of the code that they run, need
-- not be made again by those who start Weir. Runs in a temporary folder.
SHOW TABLES;

SELECT 1;

CREATE TABLE numbers (
  id BIGINT,
  delay INT,
  price DECIMAL(10, 2),
  origin STRING,
  `date` AS TIMESTAMPADD(SECOND, CAST(id AS INT), TIMESTAMP '2001-01-01 00:00:00')
) WITH (
  'connector' = 'datagen', 'number-of-rows' = '200000', 'rows-per-second' = '1000000',
  'fields.id.kind' = 'sequence', 'fields.id.start' = '1', 'fields.id.end' = '200000',
  'fields.delay.min' = '-20', 'fields.delay.max' = '100', 'fields.origin.length' = '1'
);

CREATE TABLE flights (
  `date` TIMESTAMP(3),
  delay INT,
  price DECIMAL(10, 2),
  origin STRING,
  WATERMARK FOR `date` AS `date` - INTERVAL '1' MINUTE
) WITH ('connector' = 'filesystem', 'path' = 'flights', 'format' = 'parquet');

CREATE TABLE lines WITH ('path' = 'lines', 'format' = 'json') LIKE flights (OVERWRITING OPTIONS);

CREATE TABLE airports (code STRING, flights BIGINT)
WITH ('connector' = 'filesystem', 'path' = 'airports', 'format' = 'csv');

INSERT INTO flights SELECT `date`, delay, price, origin FROM numbers;

INSERT INTO lines SELECT `date`, delay, price, origin FROM flights WHERE delay > 90;

SET 'execution.runtime-mode' = 'batch';

INSERT INTO airports SELECT origin, COUNT(*) FROM lines GROUP BY origin;

RESET 'execution.runtime-mode';

DESCRIBE flights;

EXPLAIN SELECT origin, COUNT(*) FROM flights GROUP BY origin;

CREATE VIEW hourly AS
SELECT window_start, window_end, origin, COUNT(*) AS flights, AVG(CAST(delay AS DOUBLE)) AS mean_delay
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, origin;

CREATE VIEW last_hours AS
SELECT window_start, window_end, origin, COUNT(*) AS flights, SUM(price) AS total
FROM TABLE(HOP(TABLE flights, DESCRIPTOR(`date`), INTERVAL '30' MINUTE, INTERVAL '3' HOUR))
GROUP BY window_start, window_end, origin;

SELECT h.window_start, a.code, h.flights, CAST(h.mean_delay AS INT) AS minutes_late
FROM hourly AS h JOIN airports AS a ON h.origin = a.code
WHERE h.flights >= 30 AND UPPER(a.code) LIKE '_'
ORDER BY h.mean_delay DESC
LIMIT 10;

SELECT window_end, flights, total FROM last_hours WHERE origin = 'a' OR origin IN ('b', 'c') LIMIT 5;

SELECT origin, COUNT(DISTINCT delay), MAX(price), MIN(`date`) FROM flights GROUP BY origin HAVING COUNT(*) > 10;

CREATE TABLE discarded (origin STRING, flights BIGINT) WITH ('connector' = 'blackhole');

EXECUTE STATEMENT SET BEGIN
  INSERT INTO discarded SELECT origin, COUNT(*) FROM lines GROUP BY origin;
  INSERT INTO discarded SELECT code, flights FROM airports;
END;

SET 'sql-client.execution.result-mode' = 'changelog';

SELECT origin, AVG(CAST(delay AS DOUBLE)) AS mean_delay FROM lines GROUP BY origin ORDER BY mean_delay DESC LIMIT 5;
