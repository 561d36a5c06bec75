-- Text is UTF-8; lengths count characters.
==== script
CREATE TEMPORARY VIEW t AS SELECT * FROM (VALUES ('weir'), ('Čeština'), ('日本語'), ('😀x'), ('')) AS v (s);
SELECT s, CHAR_LENGTH(s), UPPER(s), LOWER(s) FROM t;
SELECT SUBSTRING(s, 2, 2), SUBSTRING(s FROM 2), REVERSE(s) FROM t;
SELECT POSITION('š' IN s), TRIM(BOTH 'w' FROM s), LPAD(s, 5, '*'), RPAD(s, 5, '-') FROM t;
SELECT CONCAT(s, '!', s), CONCAT_WS('-', s, CAST(NULL AS STRING), 'z'), s || '?' FROM t;
SELECT REPLACE(s, 'e', '3'), INITCAP(s), REPEAT(s, 2) FROM t;
==== result
[, 0, , ]
[weir, 4, WEIR, weir]
[Čeština, 7, ČEŠTINA, čeština]
[日本語, 3, 日本語, 日本語]
[😀x, 2, 😀X, 😀x]
==== result
[, , ]
[ei, eir, riew]
[eš, eština, anitšeČ]
[x, x, x😀]
[本語, 本語, 語本日]
==== result
[0, , *****, -----]
[0, eir, *weir, weir-]
[0, 日本語, **日本語, 日本語--]
[0, 😀x, ***😀x, 😀x---]
[3, Čeština, Češti, Češti]
==== result
[!, -z, ?]
[weir!weir, weir-z, weir?]
[Čeština!Čeština, Čeština-z, Čeština?]
[日本語!日本語, 日本語-z, 日本語?]
[😀x!😀x, 😀x-z, 😀x?]
==== result
[, , ]
[w3ir, Weir, weirweir]
[Č3ština, Čeština, ČeštinaČeština]
[日本語, 日本語, 日本語日本語]
[😀x, 😀X, 😀x😀x]
