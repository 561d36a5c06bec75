-- Where calls can stand: conditions, groups, aggregates, joins, computed columns, watermarks, views.
==== file orders.csv
1,a,5
2,b,7
3,a,9
==== script
CREATE TEMPORARY SYSTEM FUNCTION plus AS 'dev.weir.conformance.functions.Overloads$Sum';
CREATE TEMPORARY FUNCTION cut AS 'dev.weir.conformance.functions.Overloads$Split';
CREATE TABLE orders (id BIGINT NOT NULL, item STRING, price BIGINT NOT NULL, total AS plus(price, id))
WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv');
CREATE VIEW doubled AS SELECT id, plus(total, total) AS twice FROM orders WHERE plus(id, 1) > 2;
SELECT id, twice FROM doubled;
SELECT plus(id, 1) / 2 AS half, COUNT(*), SUM(plus(price, price)) FROM orders
GROUP BY plus(id, 1) / 2 HAVING plus(COUNT(*), 1) > 1;
SELECT a.id, b.id FROM orders AS a JOIN orders AS b ON plus(a.id, 1) = b.id;
SELECT id, CASE WHEN id = 1 THEN cut(item, 'a') ELSE cut('x', 'y') END FROM orders ORDER BY plus(id, -2 * id);
==== result
[2, 18]
[3, 24]
==== result
[1, 2, 24]
[2, 1, 18]
==== result
[1, 2]
[2, 3]
==== ordered result
[3, [x]]
[2, [x]]
[1, [, ]]
