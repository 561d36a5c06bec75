-- SHOW and DESCRIBE.
==== script
CREATE TABLE orders (id BIGINT NOT NULL, ts TIMESTAMP(3), PRIMARY KEY (id) NOT ENFORCED, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
WITH ('connector' = 'blackhole');
CREATE VIEW v AS SELECT id FROM orders;
SHOW TABLES;
SHOW VIEWS;
DESCRIBE orders;
DROP VIEW v;
SHOW TABLES;
==== ordered result
[orders]
[v]
==== ordered result
[v]
==== ordered result
[id, BIGINT, false, PRI(id), null, null]
[ts, TIMESTAMP(3), true, null, null, `ts` - INTERVAL '5' SECOND]
==== ordered result
[orders]
