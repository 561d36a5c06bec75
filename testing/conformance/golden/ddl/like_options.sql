-- LIKE with INCLUDING, EXCLUDING and OVERWRITING.
==== script
CREATE TABLE orders (
  id BIGINT NOT NULL, price DECIMAL(10, 2), ts TIMESTAMP(3), total AS price * 2,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv');
CREATE TABLE bare (extra INT) WITH ('connector' = 'print') LIKE orders (EXCLUDING ALL INCLUDING CONSTRAINTS);
CREATE TABLE other (WATERMARK FOR ts AS ts - INTERVAL '1' SECOND) WITH ('path' = 'other.csv')
LIKE orders (OVERWRITING WATERMARKS OVERWRITING OPTIONS INCLUDING GENERATED);
DESCRIBE bare;
DESCRIBE other;
==== ordered result
[id, BIGINT, false, PRI(id), null, null]
[price, DECIMAL(10, 2), true, null, null, null]
[ts, TIMESTAMP(3), true, null, null, null]
[extra, INT, true, null, null, null]
==== ordered result
[id, BIGINT, false, PRI(id), null, null]
[price, DECIMAL(10, 2), true, null, null, null]
[ts, TIMESTAMP(3), true, null, null, `ts` - INTERVAL '1' SECOND]
[total, DECIMAL(21, 2), true, null, AS `price` * 2, null]
