==== file t.json
{"id": 1}
{"id": 2
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
SELECT * FROM t;
