-- Which method eval a call means: the one whose types are nearest; primitive ones only where there is no NULL.
==== script
CREATE TEMPORARY FUNCTION which AS 'dev.weir.conformance.functions.Overloads$Which';
SELECT which(), which(TRUE), which(1), which(CAST(NULL AS INT)), which(CAST(1 AS BIGINT)), which(1.5),
  which(CAST(1.5 AS FLOAT)), which('a'), which(X'01FF'), which(DATE '2024-02-29'), which(TIME '12:30:00'),
  which(TIMESTAMP '2024-02-29 12:30:00.123'), which(CAST(TIMESTAMP '2024-02-29 12:30:00' AS TIMESTAMP_LTZ(3))),
  which(ARRAY[1, 2]), which(MAP['a', 1]), which(CAST(ROW('ann', 7) AS ROW<name STRING, age INT>)),
  which('a', 'b', 'c');
SELECT WHICH(s), Which(n), which(CAST(n AS SMALLINT))
FROM (VALUES ('a', 1), (CAST(NULL AS STRING), CAST(NULL AS INT))) AS t(s, n);
==== result
[nothing, boolean true, int 1, Integer null, Long 1, BigDecimal 1.500, Double 1.5, String a, byte[] [1, -1], LocalDate 2024-02-29, LocalTime 12:30, LocalDateTime 2024-02-29T12:30:00.123, Instant 2024-02-29T12:30:00Z, Integer[] [1, 2], Map {a=1}, Row +I[ann, 7], String and 2 more]
==== result
[String a, Integer 1, Integer 1]
[String null, Integer null, Integer null]
