-- The job that is killed. It reads two topics and writes two others and files, all of it exactly once. A broker that was
-- killed is given a minute to come back.
SET 'pipeline.name' = 'chaos';
SET 'checkpoint.interval' = '1 s';
SET 'parallelism.default' = '2';

CREATE TABLE orders (
  id       BIGINT,
  customer BIGINT,
  cents    BIGINT,
  ordered  TIMESTAMP(3),
  WATERMARK FOR ordered AS ordered - INTERVAL '1' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'orders',
  'properties.bootstrap.servers' = '${brokers}',
  'format' = 'csv',
  'scan.startup.mode' = 'earliest-offset'
);

CREATE TABLE payments (order_id BIGINT, tip BIGINT) WITH (
  'connector' = 'kafka',
  'topic' = 'payments',
  'properties.bootstrap.servers' = '${brokers}',
  'format' = 'csv',
  'scan.startup.mode' = 'earliest-offset'
);

CREATE TABLE paid (id BIGINT, customer BIGINT, cents BIGINT, tip BIGINT) WITH (
  'connector' = 'kafka',
  'topic' = 'paid',
  'properties.bootstrap.servers' = '${brokers}',
  'format' = 'csv',
  'properties.max.block.ms' = '60000',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'chaos'
);

CREATE TABLE totals (
  customer BIGINT,
  orders   BIGINT,
  cents    BIGINT,
  PRIMARY KEY (customer) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'totals',
  'properties.bootstrap.servers' = '${brokers}',
  'key.format' = 'csv',
  'value.format' = 'csv',
  'properties.max.block.ms' = '60000',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'chaos'
);

CREATE TABLE leaders (
  place    BIGINT,
  customer BIGINT,
  cents    BIGINT,
  PRIMARY KEY (place) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'leaders',
  'properties.bootstrap.servers' = '${brokers}',
  'key.format' = 'csv',
  'value.format' = 'csv',
  'properties.max.block.ms' = '60000',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'chaos-leaders'
);

CREATE TABLE seconds (window_start TIMESTAMP(3), customer BIGINT, orders BIGINT, cents BIGINT) WITH (
  'connector' = 'filesystem',
  'path' = 'seconds',
  'format' = 'csv'
);

CREATE VIEW paid_orders AS
SELECT o.id, o.customer, o.cents, p.tip FROM orders AS o JOIN payments AS p ON o.id = p.order_id;

CREATE VIEW spent AS
SELECT customer, COUNT(*) AS orders, SUM(cents + tip) AS cents FROM paid_orders GROUP BY customer;

EXECUTE STATEMENT SET BEGIN
  INSERT INTO paid SELECT * FROM paid_orders;
  INSERT INTO totals SELECT customer, orders, cents FROM spent;
  INSERT INTO leaders
    SELECT place, customer, cents
    FROM (SELECT *, ROW_NUMBER() OVER (ORDER BY cents DESC, customer) AS place FROM spent)
    WHERE place <= 5;
  INSERT INTO seconds
    SELECT window_start, customer, COUNT(*), SUM(cents)
    FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ordered), INTERVAL '1' SECOND))
    GROUP BY window_start, window_end, customer;
END;
