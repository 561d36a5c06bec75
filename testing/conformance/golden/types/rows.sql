-- Rows: construction and access by field.
==== file t.json
{"id": 1, "who": {"name": "Ada", "langs": ["en", "fr"]}, "tags": {"x": 1}}
{"id": 2, "who": {"name": null, "langs": []}, "tags": {}}
{"id": 3, "who": null, "tags": null}
==== script
CREATE TABLE t (id INT, who ROW<name STRING, langs ARRAY<STRING>>, tags MAP<STRING, INT>)
WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
SELECT * FROM t;
SELECT id, t.who.name, t.who.langs[2], tags['x'] FROM t;
SELECT ROW(1, 'a', CAST(NULL AS INT));
==== result
[1, +I[Ada, [en, fr]], {x=1}]
[2, +I[null, []], {}]
[3, null, null]
==== result
[1, Ada, fr, 1]
[2, null, null, null]
[3, null, null, null]
==== result
[+I[1, a, null]]
