-- Casts between families; TRY_CAST gives NULL where CAST fails.
==== script
SELECT CAST('42' AS INT), CAST(' 7 ' AS BIGINT), CAST('1.5' AS DOUBLE), CAST('true' AS BOOLEAN), CAST(1 AS BOOLEAN);
SELECT TRY_CAST('4x' AS INT), TRY_CAST('2024-13-01' AS DATE), TRY_CAST('abc' AS DECIMAL(5, 2));
SELECT CAST(3.99 AS INT), CAST(300 AS TINYINT), CAST('2024-05-06 07:08:09.5' AS TIMESTAMP(3));
SELECT CAST('abcdef' AS VARCHAR(3)), CAST('ab' AS CHAR(4)), CAST(DATE '2024-01-01' AS TIMESTAMP(0));
==== result
[42, 7, 1.5, true, true]
==== result
[null, null, null]
==== result
[3, 44, 2024-05-06T07:08:09.500]
==== result
[abc, ab  , 2024-01-01T00:00]
