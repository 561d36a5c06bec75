-- The file, the line and the field are named.
==== file t.csv
1,10
2,twenty
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT * FROM t;
==== error
t.csv:2 (field v): WEIR-FORMAT-0002: 'twenty' is no INT (-2147483648 to 2147483647); the record is: 2,twenty ('on-error'='skip' or 'dead-letter' goes on without such records)
