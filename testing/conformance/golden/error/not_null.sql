==== file t.json
{"id": 1}
{"id": null}
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
CREATE TABLE s (id INT NOT NULL) WITH ('connector' = 'blackhole');
INSERT INTO s SELECT id FROM t;
