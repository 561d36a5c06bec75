==== script
SELECT 10 / x FROM (VALUES (5), (0)) AS v (x);
==== error
division_by_zero.sql:1:1: WEIR-EXPR-0003: division by zero by '/' in 10 / x, where x = 0 (guard the divisor, such as with NULLIF(divisor, 0); in operator Calc(select=[10 / x AS EXPR$0]))
