-- UNION ALL keeps every row of both sides.
==== file a.csv
1,x
2,y
==== file b.csv
2,y
3,z
==== script
CREATE TABLE a (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = 'a.csv', 'format' = 'csv');
CREATE TABLE b (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = 'b.csv', 'format' = 'csv');
SELECT * FROM a UNION ALL SELECT * FROM b;
SELECT s, COUNT(*) FROM (SELECT * FROM a UNION ALL SELECT * FROM b) GROUP BY s;
SELECT * FROM a UNION SELECT * FROM b;
==== result
[1, x]
[2, y]
[2, y]
[3, z]
==== result
[x, 1]
[y, 2]
[z, 1]
==== result
[1, x]
[2, y]
[3, z]
