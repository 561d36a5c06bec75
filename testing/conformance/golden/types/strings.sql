-- Text is UTF-8; lengths count characters.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES ('weir'), ('Čeština'), ('日本語'), ('😀x'), ('')) AS v (s);
SELECT s, CHAR_LENGTH(s), UPPER(s), LOWER(s) FROM t;
SELECT SUBSTRING(s, 2, 2), SUBSTRING(s FROM 2), REVERSE(s) FROM t;
SELECT POSITION('š' IN s), TRIM(BOTH 'w' FROM s), LPAD(s, 5, '*'), RPAD(s, 5, '-') FROM t;
SELECT CONCAT(s, '!', s), CONCAT_WS('-', s, CAST(NULL AS STRING), 'z'), s || '?' FROM t;
SELECT REPLACE(s, 'e', '3'), INITCAP(s), REPEAT(s, 2) FROM t;
