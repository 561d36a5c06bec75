-- IN, BETWEEN, LIKE with and without escape, SIMILAR TO.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES (1, 'alpha'), (2, 'beta'), (3, 'al_ha'), (4, '50%')) AS v (id, s);
SELECT id FROM t WHERE s LIKE 'al%a';
SELECT id FROM t WHERE s LIKE 'al\_ha' ESCAPE '\';
SELECT id FROM t WHERE s LIKE '%!%' ESCAPE '!';
SELECT id FROM t WHERE id IN (1, 3) AND s NOT LIKE '%x%';
SELECT id FROM t WHERE id NOT BETWEEN 2 AND 3;
SELECT id FROM t WHERE s SIMILAR TO '(al|be)%';
==== result
[1]
[3]
==== result
[3]
==== result
[4]
==== result
[1]
[3]
==== result
[1]
[4]
==== result
[1]
[2]
[3]
