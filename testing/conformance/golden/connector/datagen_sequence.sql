-- datagen with sequences ends with the shortest.
==== script
CREATE TABLE t (id INT, k BIGINT) WITH ('connector' = 'datagen',
  'fields.id.kind' = 'sequence', 'fields.id.start' = '1', 'fields.id.end' = '5',
  'fields.k.kind' = 'sequence', 'fields.k.start' = '10', 'fields.k.end' = '14');
SELECT SUM(id), SUM(k), COUNT(*) FROM t;
==== result
[15, 60, 5]
