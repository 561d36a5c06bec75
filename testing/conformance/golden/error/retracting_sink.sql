-- A sink that only appends can't take updates in streaming mode.
==== script
CREATE TABLE t (k STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '3');
CREATE TABLE s (k STRING, n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
INSERT INTO s SELECT k, COUNT(*) FROM t GROUP BY k;
