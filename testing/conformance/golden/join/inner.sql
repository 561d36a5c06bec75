-- Inner equi-join; NULL keys match nothing, duplicates multiply.
==== file a.csv
1,a1
2,a2
2,a2b
,an
==== file b.csv
2,b2
2,b2b
3,b3
,bn
==== script
CREATE TABLE a (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = 'a.csv', 'format' = 'csv', 'csv.null-literal' = '');
CREATE TABLE b (id INT, s STRING) WITH ('connector' = 'filesystem', 'path' = 'b.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT a.id, a.s, b.s FROM a JOIN b ON a.id = b.id;
SELECT a.s, b.s FROM a, b WHERE a.id = b.id AND a.s < b.s;
==== result
[2, a2, b2]
[2, a2, b2b]
[2, a2b, b2]
[2, a2b, b2b]
==== result
[a2, b2]
[a2, b2b]
[a2b, b2]
[a2b, b2b]
