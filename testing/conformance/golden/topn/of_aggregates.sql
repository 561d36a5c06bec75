-- The first of groups whose counts change: rows are retracted below the Top-N.
==== file t.csv
a,x
a,y
b,x
a,x
b,z
b,z
b,z
c,x
==== script
CREATE TABLE t (k STRING, w STRING) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT k, w, n, rn FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY n DESC, w) AS rn FROM (SELECT k, w, COUNT(*) AS n FROM t GROUP BY k, w)
) WHERE rn <= 2;
SELECT w, n FROM (
  SELECT *, ROW_NUMBER() OVER (ORDER BY n DESC, w) AS rn FROM (SELECT w, COUNT(*) AS n FROM t GROUP BY w)
) WHERE rn = 2;
==== result
[a, x, 2, 1]
[a, y, 1, 2]
[b, x, 1, 2]
[b, z, 3, 1]
[c, x, 1, 1]
==== result
[z, 3]
