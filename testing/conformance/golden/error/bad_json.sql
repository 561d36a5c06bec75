==== file t.json
{"id": 1}
{"id": 2
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
SELECT * FROM t;
==== error
t.json:2: WEIR-FORMAT-0001: the text ends where ',' or '}' is expected; the record is: {"id": 2 ('on-error'='skip' or 'dead-letter' goes on without such records)
