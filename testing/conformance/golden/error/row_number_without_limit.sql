-- ROW_NUMBER() is for Top-N: something has to limit it.
==== script
CREATE TABLE t (k STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT k,
  ROW_NUMBER() OVER (PARTITION BY k ORDER BY v) AS rn
FROM t;
==== error
row_number_without_limit.sql:3:3: WEIR-SQL-0017: ROW_NUMBER() OVER is supported with a limit around it only (SELECT … FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) AS rn FROM …) WHERE rn <= 10)
