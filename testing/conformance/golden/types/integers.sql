-- Integer types, their limits, and arithmetic: what does not fit is an error (see error/overflow), unless a CAST cuts it.
==== file t.csv
127,32767,2147483647,9223372036854775807
-128,-32768,-2147483648,-9223372036854775808
,,,
==== script
CREATE TABLE t (a TINYINT, b SMALLINT, c INT, d BIGINT)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT a, b, c, d FROM t;
SELECT c + 1, d + 1 FROM t WHERE c < 0 OR c IS NULL;
SELECT c - 1, d - 1 FROM t WHERE c > 0;
SELECT CASE WHEN c > 0 THEN d ELSE d + 1 END, CASE WHEN d > 0 THEN -d ELSE 0 END FROM t;
SELECT a / 10, MOD(b, 10), -c, ABS(d) FROM t WHERE a > 0;
SELECT CAST(c AS BIGINT) + 1, CAST(a AS INT) * 1000, CAST(d AS DECIMAL(38, 0)) * 2 FROM t;
SELECT CAST(d AS INT), CAST(CAST(c AS BIGINT) + 1 AS INT), CAST(b AS TINYINT) FROM t;
SELECT SUM(CAST(c AS BIGINT)), SUM(CAST(d AS DECIMAL(38, 0))), SUM(c), SUM(d), AVG(d) FROM t;
==== result
[-128, -32768, -2147483648, -9223372036854775808]
[127, 32767, 2147483647, 9223372036854775807]
[null, null, null, null]
==== result
[-2147483647, -9223372036854775807]
[null, null]
==== result
[2147483646, 9223372036854775806]
==== result
[-9223372036854775807, 0]
[9223372036854775807, -9223372036854775807]
[null, 0]
==== result
[12, 7, -2147483647, 9223372036854775807]
==== result
[-2147483647, -128000, -18446744073709551616]
[2147483648, 127000, 18446744073709551614]
[null, null, null]
==== result
[-1, -2147483648, -1]
[0, -2147483647, 0]
[null, null, null]
==== result
[-1, -1, -1, -1, 0]
