-- An equi-join with a further condition.
==== file orders.csv
1,ada,10
2,bob,20
3,ada,30
==== file limits.csv
ada,15
bob,15
==== script
CREATE TABLE orders (id INT, who STRING, amount INT) WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv');
CREATE TABLE limits (who STRING, most INT) WITH ('connector' = 'filesystem', 'path' = 'limits.csv', 'format' = 'csv');
SELECT o.id, l.most FROM orders AS o JOIN limits AS l ON o.who = l.who AND o.amount > l.most;
==== result
[2, 15]
[3, 15]
