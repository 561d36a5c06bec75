-- Changes of a database's table: what was created, updated and deleted.
==== file products.json
{"before":null,"after":{"id":1,"name":"scooter","weight":3.14},"source":{"table":"products"},"op":"c"}
{"before":null,"after":{"id":2,"name":"battery","weight":8.1},"source":{"table":"products"},"op":"r"}
{"before":null,"after":{"id":3,"name":"drill","weight":0.8},"source":{"table":"products"},"op":"c"}
{"before":{"id":2,"name":"battery","weight":8.1},"after":{"id":2,"name":"car battery","weight":9},"op":"u"}
{"op":"d","after":null,"before":{"id":3,"name":"drill","weight":0.8}}
==== script
CREATE TABLE products (id INT, name STRING, weight DECIMAL(8, 2), PRIMARY KEY (id) NOT ENFORCED)
WITH ('connector' = 'filesystem', 'path' = 'products.json', 'format' = 'debezium-json');
SELECT * FROM products;
SELECT COUNT(*), SUM(weight), MAX(name) FROM products;
SELECT a.name, b.name FROM products AS a JOIN products AS b ON a.id = b.id;
==== result
[1, scooter, 3.14]
[2, car battery, 9.00]
==== result
[2, 12.14, scooter]
==== result
[car battery, car battery]
[scooter, scooter]
