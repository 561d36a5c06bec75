==== file t.json
{"id": 1}
{"id": null}
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
CREATE TABLE s (id INT NOT NULL) WITH ('connector' = 'blackhole');
INSERT INTO s SELECT id FROM t;
==== error
not_null.sql:3:1: WEIR-OPER-0003: column 'id' of table s is NOT NULL, but a NULL was written to it (filter NULLs out, or SET 'table.exec.sink.not-null-enforcer' = 'drop'; in operator NotNull(columns=[id]))
