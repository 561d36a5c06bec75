-- Arrays: construction, access from 1, length, membership.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (1, ARRAY[1, 2, 3]), (2, ARRAY[7]), (3, CAST(NULL AS ARRAY<INT>))) AS v (id, a);
SELECT id, a, a[1], CARDINALITY(a) FROM t;
SELECT id, ARRAY_CONTAINS(a, 7), a[3] FROM t;
==== result
[1, [1, 2, 3], 1, 3]
[2, [7], 7, 1]
[3, null, null, null]
==== result
[1, false, 3]
[2, true, null]
[3, null, null]
