-- What functions return: numbers without objects, decimals brought to their digits, arrays, maps, rows, NULL.
==== script
CREATE FUNCTION plus AS 'dev.weir.conformance.functions.Overloads$Sum';
CREATE FUNCTION cut AS 'dev.weir.conformance.functions.Overloads$Split' LANGUAGE JAVA;
CREATE FUNCTION lengths AS 'dev.weir.conformance.functions.Overloads$Lengths';
CREATE FUNCTION parts AS 'dev.weir.conformance.functions.Overloads$Parts';
CREATE FUNCTION kind AS 'dev.weir.conformance.functions.Overloads$Kind';
CREATE FUNCTION more AS 'dev.weir.conformance.functions.Overloads$Greater';
SELECT plus(CAST(100 AS TINYINT), CAST(100 AS TINYINT)), plus(CAST(1 AS SMALLINT), CAST(2 AS TINYINT)), plus(1, 2),
  plus(CAST(1 AS FLOAT), CAST(0.5 AS FLOAT)), plus(1, CAST(0.5 AS DOUBLE)), plus(1.25, 2), plus(999.99, 0.01);
SELECT cut(s, ','), cut(s, ',')[1], CARDINALITY(cut(s, ',')), lengths(cut(s, ','))
FROM (VALUES ('a,bc'), (''), (CAST(NULL AS STRING))) AS t(s) WHERE s IS NOT NULL;
SELECT cut(s, ',') FROM (VALUES ('a,bc'), (CAST(NULL AS STRING))) AS t(s);
SELECT p.`day`, p.clock, p.ts FROM (SELECT parts(TIMESTAMP '2024-02-29 12:30:01.123456789') AS p);
SELECT kind(1), kind('a'), kind(NULL), kind(1.5), kind(ARRAY[1]), kind(DATE '2024-01-01');
SELECT more(1, 2), more(3, CAST(2 AS BIGINT)), more(CAST(NULL AS INT), 1), more(a, b) + 1
FROM (VALUES (1, 5), (9, 2)) AS t(a, b);
==== result
[-56, 3, 3, 1.5, 1.5, 3.25, null]
==== result
[[], , 1, {=0}]
[[a, bc], a, 2, {a=1, bc=2}]
==== result
[[a, bc]]
[null]
==== result
[2024-02-29, 12:30:01, 2024-02-29T12:30:01.123]
==== result
[Integer, String, null, BigDecimal, UnmodifiableRandomAccessList, LocalDate]
==== result
[2, 3, null, 10]
[2, 3, null, 6]
