-- So is a sum.
==== mode streaming
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES ('x', 1), ('x', 2147483647)) AS v (a, b);
SELECT a, SUM(b) AS total FROM t GROUP BY a;
==== error
overflow_sum.sql:2:1: WEIR-AGGR-0003: the sum of b overflows INT: 2147483648 (cast what is summed to BIGINT; in operator GroupAggregate(groupBy=[a], select=[SUM(b) AS total]))
