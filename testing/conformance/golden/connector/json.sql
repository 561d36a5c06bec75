-- JSON: missing and unknown fields, escapes, numbers as text.
==== file t.json
{"id": 1, "s": "tab\there \u0041\ud83d\ude00", "d": 12.50}
{"s": "no id", "extra": {"x": [1, {"y": 2}]}, "d": "3.25"}
{"id": 3, "s": null, "d": 1e2}
==== script
CREATE TABLE t (id INT, s STRING, d DECIMAL(6, 2)) WITH ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json');
SELECT * FROM t;
==== result
[1, tab\there A😀, 12.50]
[3, null, 100.00]
[null, no id, 3.25]
