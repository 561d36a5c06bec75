-- What is measured: a topic, an aggregate, a topic, all of it exactly once.
SET 'pipeline.name' = 'latency';
SET 'checkpoint.interval' = '${interval}';
SET 'parallelism.default' = '1';

CREATE TABLE calls (k BIGINT, v BIGINT) WITH (
  'connector' = 'kafka',
  'topic' = 'calls',
  'properties.bootstrap.servers' = '${brokers}',
  'format' = 'csv',
  'scan.startup.mode' = 'earliest-offset'
);

CREATE TABLE counts (k BIGINT, n BIGINT, total BIGINT, PRIMARY KEY (k) NOT ENFORCED) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'counts',
  'properties.bootstrap.servers' = '${brokers}',
  'key.format' = 'csv',
  'value.format' = 'csv',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'latency'
);

INSERT INTO counts SELECT k, COUNT(*), SUM(v) FROM calls GROUP BY k;
