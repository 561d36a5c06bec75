-- VALUES as a table, with types found across rows.
==== script
SELECT * FROM (VALUES (1, 'one', TRUE), (2, 'two', FALSE), (3, CAST(NULL AS STRING), NULL)) AS t (id, name, flag);
SELECT id + 1 FROM (VALUES (1), (2)) AS t (id) WHERE id < 2;
==== result
[1, one, true]
[2, two, false]
[3, null, null]
==== result
[2]
