-- Integer types, their limits, and arithmetic that wraps as Flink's does.
==== file t.csv
127,32767,2147483647,9223372036854775807
-128,-32768,-2147483648,-9223372036854775808
,,,
==== script
CREATE TABLE t (a TINYINT, b SMALLINT, c INT, d BIGINT)
WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT a, b, c, d FROM t;
SELECT c + 1, d + 1 FROM t;
SELECT a / 10, MOD(b, 10), -c, ABS(d) FROM t WHERE a > 0;
SELECT CAST(c AS BIGINT) + 1, CAST(a AS INT) * 1000 FROM t;
==== result
[-128, -32768, -2147483648, -9223372036854775808]
[127, 32767, 2147483647, 9223372036854775807]
[null, null, null, null]
==== result
[-2147483647, -9223372036854775807]
[-2147483648, -9223372036854775808]
[null, null]
==== result
[12, 7, -2147483647, 9223372036854775807]
==== result
[-2147483647, -128000]
[2147483648, 127000]
[null, null]
