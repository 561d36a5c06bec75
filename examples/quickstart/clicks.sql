-- Clicks and what they earned, every quarter of an hour.
--   ./weir run examples/quickstart/clicks.sql
CREATE TABLE clicks (
  ts      TIMESTAMP(3),
  visitor STRING,
  page    STRING,
  cents   INT,
  WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'clicks.csv',
  'format' = 'csv'
);

SELECT window_start, COUNT(*) AS clicks, COUNT(DISTINCT visitor) AS visitors, SUM(cents) / 100.0 AS earned
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(ts), INTERVAL '15' MINUTES))
GROUP BY window_start, window_end;
