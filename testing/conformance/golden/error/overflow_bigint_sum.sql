-- A sum of BIGINT fails on the way.
==== mode batch
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (9223372036854775807), (9223372036854775807)) AS v (b);
SELECT SUM(b) FROM t;
==== error
overflow_bigint_sum.sql:2:1: WEIR-AGGR-0003: the sum of b overflows 64 bits: 9223372036854775807 plus 9223372036854775807 (cast what is summed to DECIMAL(38, 0); in operator FinalAggregate(select=[SUM(b) AS EXPR$0]))
