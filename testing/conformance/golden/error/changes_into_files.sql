-- A sink of new rows cannot take the changes of a source.
==== file products.json
{"before":null,"after":{"id":1},"op":"c"}
==== script
CREATE TABLE products (id INT) WITH ('connector' = 'filesystem', 'path' = 'products.json', 'format' = 'debezium-json');
CREATE TABLE copy (id INT) WITH ('connector' = 'filesystem', 'path' = 'copy', 'format' = 'csv');
INSERT INTO copy SELECT * FROM products;
==== error
changes_into_files.sql:3:1: WEIR-SQL-0014: table default_catalog.default_database.copy takes new rows only, but Scan(table=[default_catalog.default_database.products], columns=[id], bounded) changes rows that it has given before (write to a sink that takes changes, group by windows, or SET 'execution.runtime-mode' = 'batch' where the input has an end)
