-- Bounded queries whose rows must be DuckDB's. A query that the two dialects write differently stands twice, after
-- "-- weir" and "-- duckdb". Tables: flights (3 M rows, Parquet), airports (CSV).

-- name: count all
SELECT COUNT(*) FROM flights;

-- name: count, sum, extremes
SELECT COUNT(delay), SUM(delay), MIN(delay), MAX(delay), MIN(distance), MAX(distance) FROM flights;

-- name: first and last departure
SELECT MIN(`date`), MAX(`date`) FROM flights;

-- name: extremes of text
SELECT MIN(origin), MAX(origin), MIN(destination), MAX(destination) FROM flights;

-- name: flights per origin
SELECT origin, COUNT(*) FROM flights GROUP BY origin;

-- name: delay per origin
SELECT origin, COUNT(*), SUM(delay), MIN(delay), MAX(delay) FROM flights GROUP BY origin;

-- name: mean delay per origin as double
SELECT origin, AVG(CAST(delay AS DOUBLE)) FROM flights GROUP BY origin;

-- name: pairs
SELECT origin, destination, COUNT(*), SUM(distance) FROM flights GROUP BY origin, destination;

-- name: popular pairs
SELECT origin, destination, COUNT(*) AS n FROM flights GROUP BY origin, destination HAVING COUNT(*) > 5000;

-- name: distinct origins
SELECT DISTINCT origin FROM flights;

-- name: distinct pairs of one airport
SELECT DISTINCT origin, destination FROM flights WHERE origin = 'SFO';

-- name: count distinct
SELECT COUNT(DISTINCT origin), COUNT(DISTINCT destination), COUNT(DISTINCT distance) FROM flights;

-- name: count distinct per key
SELECT origin, COUNT(DISTINCT destination) FROM flights GROUP BY origin;

-- name: filters in aggregates
SELECT origin, COUNT(*) FILTER (WHERE delay > 60), SUM(distance) FILTER (WHERE delay <= 0) FROM flights GROUP BY origin;

-- name: compare and combine
SELECT COUNT(*) FROM flights WHERE delay > 30 AND distance < 500 OR origin = 'JFK';

-- name: between and in
SELECT COUNT(*) FROM flights WHERE delay BETWEEN 10 AND 20 AND origin IN ('SFO', 'LAX', 'JFK', 'ORD');

-- name: not in
SELECT COUNT(*) FROM flights WHERE origin NOT IN ('SFO', 'LAX') AND NOT (delay < 0);

-- name: like
SELECT origin, COUNT(*) FROM flights WHERE origin LIKE 'S%' AND destination LIKE '_A_' GROUP BY origin;

-- name: case buckets
SELECT CASE WHEN delay < 0 THEN 'early' WHEN delay = 0 THEN 'on time' WHEN delay <= 15 THEN 'slightly' ELSE 'late' END, COUNT(*)
FROM flights
GROUP BY CASE WHEN delay < 0 THEN 'early' WHEN delay = 0 THEN 'on time' WHEN delay <= 15 THEN 'slightly' ELSE 'late' END;

-- name: modulo key
SELECT MOD(distance, 7), COUNT(*), SUM(delay) FROM flights GROUP BY MOD(distance, 7);

-- name: long routes
SELECT origin, destination, distance FROM flights WHERE distance > 4900 AND delay > 200;

-- name: arithmetic
SELECT delay * 2 + 1, distance - delay, -delay, ABS(delay) FROM flights WHERE origin = 'ANC' AND delay > 150;

-- name: speed-like ratio
SELECT origin, SUM(CAST(distance AS DOUBLE)) / COUNT(*) FROM flights GROUP BY origin;

-- name: decimals
SELECT origin, SUM(CAST(delay AS DECIMAL(10, 2)) * CAST(1.25 AS DECIMAL(4, 2))) FROM flights WHERE distance < 300 GROUP BY origin;

-- name: text functions
SELECT DISTINCT LOWER(origin), CONCAT(origin, '-', destination), SUBSTRING(origin, 2, 2), CHAR_LENGTH(origin)
FROM flights WHERE distance > 3500;

-- name: year and month
SELECT EXTRACT(YEAR FROM `date`), EXTRACT(MONTH FROM `date`), COUNT(*) FROM flights
GROUP BY EXTRACT(YEAR FROM `date`), EXTRACT(MONTH FROM `date`);

-- name: hour of day
SELECT EXTRACT(HOUR FROM `date`), COUNT(*), SUM(delay) FROM flights GROUP BY EXTRACT(HOUR FROM `date`);

-- name: a week in May
SELECT COUNT(*), SUM(delay) FROM flights
WHERE `date` >= TIMESTAMP '2001-05-07 00:00:00' AND `date` < TIMESTAMP '2001-05-14 00:00:00';

-- name: per day
-- weir
SELECT CAST(`date` AS DATE), COUNT(*), MAX(delay) FROM flights GROUP BY CAST(`date` AS DATE);
-- duckdb
SELECT CAST(`date` AS DATE), COUNT(*), MAX(delay) FROM flights GROUP BY CAST(`date` AS DATE);

-- name: truncated to hours
-- weir
SELECT FLOOR(`date` TO HOUR), COUNT(*) FROM flights WHERE origin = 'SFO' GROUP BY FLOOR(`date` TO HOUR);
-- duckdb
SELECT date_trunc('hour', `date`), COUNT(*) FROM flights WHERE origin = 'SFO' GROUP BY 1;

-- name: interval arithmetic
SELECT `date` + INTERVAL '90' MINUTE, `date` - INTERVAL '1' DAY FROM flights WHERE origin = 'ANC' AND delay > 150;

-- name: hourly tumbling windows per origin
-- weir
SELECT window_start, origin, COUNT(*), SUM(delay) FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, origin;
-- duckdb
SELECT date_trunc('hour', `date`), origin, COUNT(*), SUM(delay) FROM flights GROUP BY 1, 2;

-- name: daily tumbling windows
-- weir
SELECT window_start, window_end, COUNT(*), MIN(delay), MAX(distance)
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' DAY)) GROUP BY window_start, window_end;
-- duckdb
SELECT date_trunc('day', `date`), date_trunc('day', `date`) + INTERVAL '1' DAY, COUNT(*), MIN(delay), MAX(distance) FROM flights GROUP BY 1, 2;

-- name: hopping windows of three hours every thirty minutes
-- weir
SELECT window_start, COUNT(*), SUM(delay)
FROM TABLE(HOP(TABLE flights, DESCRIPTOR(`date`), INTERVAL '30' MINUTE, INTERVAL '3' HOUR)) GROUP BY window_start, window_end;
-- duckdb
SELECT time_bucket(INTERVAL '30' MINUTE, `date`) - k * INTERVAL '30' MINUTE, COUNT(*), SUM(delay)
FROM flights, range(6) AS r(k) GROUP BY 1;

-- name: cumulating windows over a day by six hours
-- weir
SELECT window_start, window_end, COUNT(*), SUM(distance)
FROM TABLE(CUMULATE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '6' HOUR, INTERVAL '1' DAY)) GROUP BY window_start, window_end;
-- duckdb
SELECT date_trunc('day', `date`), date_trunc('day', `date`) + (k + 1) * INTERVAL '6' HOUR, COUNT(*), SUM(distance)
FROM flights, range(4) AS r(k) WHERE date_part('hour', `date`) < (k + 1) * 6 GROUP BY 1, 2;

-- name: distinct destinations per day
-- weir
SELECT window_start, COUNT(DISTINCT destination)
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(`date`), INTERVAL '1' DAY)) GROUP BY window_start, window_end;
-- duckdb
SELECT date_trunc('day', `date`), COUNT(DISTINCT destination) FROM flights GROUP BY 1;

-- name: aggregate of an aggregate
-- weir
SELECT n / 1000, COUNT(*) FROM (SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin) AS t GROUP BY n / 1000;
-- duckdb
SELECT n // 1000, COUNT(*) FROM (SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin) AS t GROUP BY n // 1000;

-- name: most of all aggregates
SELECT MAX(n), MIN(n), SUM(n) FROM (SELECT origin, destination, COUNT(*) AS n FROM flights GROUP BY origin, destination) AS t;

-- name: airports per state
SELECT state, COUNT(*) FROM airports GROUP BY state;

-- name: northernmost airports
SELECT iata, name, latitude FROM airports WHERE latitude > 70;

-- name: extremes of coordinates
SELECT country, MIN(latitude), MAX(longitude), COUNT(*) FROM airports GROUP BY country;

-- name: join with airports
SELECT a.city, a.state, COUNT(*), SUM(f.delay) FROM flights AS f JOIN airports AS a ON f.origin = a.iata GROUP BY a.city, a.state;

-- name: join of two aggregates
SELECT o.origin, o.n, d.n FROM (SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin) AS o
JOIN (SELECT destination, COUNT(*) AS n FROM flights GROUP BY destination) AS d ON o.origin = d.destination;

-- name: join with a residual condition
SELECT a.iata, b.iata FROM airports AS a JOIN airports AS b ON a.city = b.city AND a.state = b.state AND a.iata < b.iata
WHERE a.state = 'CA';

-- name: join of three
SELECT o.state, d.state, COUNT(*) FROM flights AS f JOIN airports AS o ON f.origin = o.iata
JOIN airports AS d ON f.destination = d.iata WHERE f.distance > 2000 GROUP BY o.state, d.state;

-- name: union all of filters
SELECT origin, delay FROM flights WHERE delay > 1300 UNION ALL SELECT destination, delay FROM flights WHERE delay < -900;

-- name: union of distinct airports
SELECT origin FROM flights UNION SELECT destination FROM flights;

-- name: top ten by delay
SELECT origin, destination, delay, distance FROM flights ORDER BY delay DESC, distance, origin, destination LIMIT 10;

-- name: page of routes
SELECT origin, destination, COUNT(*) AS n FROM flights GROUP BY origin, destination
ORDER BY n DESC, origin, destination LIMIT 20 OFFSET 40;

-- name: worst airports with names
SELECT a.name, t.late FROM (SELECT origin, COUNT(*) AS late FROM flights WHERE delay > 120 GROUP BY origin) AS t
JOIN airports AS a ON t.origin = a.iata ORDER BY t.late DESC, a.name LIMIT 15;
