-- ORDER BY, LIMIT and OFFSET over a bounded table.
==== file t.csv
3,c,
1,a,7
2,b,5
5,e,7
4,d,
==== script
CREATE TABLE t (id INT, s STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
SELECT id, s FROM t ORDER BY id;
SELECT id, v FROM t ORDER BY v DESC, id;
SELECT id, v FROM t ORDER BY v, id DESC LIMIT 3;
SELECT id FROM t ORDER BY id DESC LIMIT 2 OFFSET 1;
SELECT id FROM t ORDER BY v NULLS LAST, id LIMIT 10;
==== ordered result
[1, a]
[2, b]
[3, c]
[4, d]
[5, e]
==== ordered result
[1, 7]
[5, 7]
[2, 5]
[3, null]
[4, null]
==== ordered result
[4, null]
[3, null]
[2, 5]
==== ordered result
[4]
[3]
==== ordered result
[2]
[1]
[5]
[3]
[4]
