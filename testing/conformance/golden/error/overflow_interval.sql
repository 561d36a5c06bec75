-- Points in time and intervals do not wrap around either.
==== script
SELECT TIMESTAMP '2020-01-01 00:00:00' + n * INTERVAL '99' DAY FROM (VALUES (CAST(9223372036854775807 AS BIGINT))) AS v (n);
==== error
overflow_interval.sql:1:1: WEIR-EXPR-0011: overflow by '*', whose result is no INTERVAL DAY TO SECOND in 9223372036854775807 * INTERVAL '8553600' SECOND (keep such values away from it, with WHERE or CASE; in operator Calc(select=[TIMESTAMP '2020-01-01 00:00' + (9223372036854775807 * INTERVAL '85…)
