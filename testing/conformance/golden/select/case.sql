-- CASE takes the first branch that holds and does not evaluate the others.
==== file t.csv
1,0
2,4
3,-3
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT id, CASE WHEN v = 0 THEN -1 ELSE 12 / v END FROM t;
SELECT id, CASE v WHEN 0 THEN 'zero' WHEN 4 THEN 'four' END FROM t;
SELECT id, IF(v > 0, 'plus', 'other'), COALESCE(NULLIF(v, 0), 100) FROM t;
==== result
[1, -1]
[2, 3]
[3, -4]
==== result
[1, zero]
[2, four]
[3, null]
==== result
[1, other, 100]
[2, plus, 4]
[3, other, -3]
