-- ALTER TABLE and ALTER VIEW.
==== script
CREATE TABLE t (id BIGINT NOT NULL, ts TIMESTAMP(3), WATERMARK FOR ts AS ts, PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'blackhole');
ALTER TABLE t RENAME TO u;
ALTER TABLE u ADD (extra INT COMMENT 'more');
ALTER TABLE u RENAME extra TO more;
ALTER TABLE u MODIFY (more STRING);
ALTER TABLE u DROP WATERMARK;
ALTER TABLE u DROP PRIMARY KEY;
DESCRIBE u;
CREATE VIEW v AS SELECT id FROM u;
ALTER VIEW v RENAME TO w;
ALTER VIEW w AS SELECT ts FROM u;
DESCRIBE w;
SHOW TABLES;
==== ordered result
[id, BIGINT, false, null, null, null]
[ts, TIMESTAMP(3), true, null, null, null]
[more, STRING, true, null, null, null]
==== ordered result
[ts, TIMESTAMP(3), true, null, null, null]
==== ordered result
[u]
[w]
