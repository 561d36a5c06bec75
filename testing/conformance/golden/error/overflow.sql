-- An integer that its type cannot hold is one error: place, operator, expression and the row's values.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (1), (2147483647)) AS v (b);
SELECT b + 1 FROM t;
==== error
overflow.sql:2:1: WEIR-EXPR-0011: overflow by '+', whose result is no INT in b + 1, where b = 2147483647 (cast an operand to a wider type, such as BIGINT; in operator Calc(select=[b + 1 AS EXPR$0]))
