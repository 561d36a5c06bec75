-- A sink that only appends can't take updates in streaming mode.
==== mode streaming
==== script
CREATE TABLE t (k STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '3');
CREATE TABLE s (k STRING, n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
INSERT INTO s SELECT k, COUNT(*) FROM t GROUP BY k;
==== error
retracting_sink.sql:3:1: WEIR-SQL-0014: table default_catalog.default_database.s takes new rows only, but GroupAggregate(groupBy=[k], select=[COUNT(*) AS EXPR$1]) changes rows that it has given before (write to a sink that takes changes, group by windows, or SET 'execution.runtime-mode' = 'batch' where the input has an end)
