-- Names in back quotes may hold line ends, spaces and back quotes.
==== script
SELECT `a
b`, `back``quote` FROM (VALUES (1, 2)) AS t (`a
b`, `back``quote`);
SELECT TRIM(BOTH ' x '), '[' || TRIM(LEADING '  y ') || ']', TRIM(TRAILING 'z' FROM 'zyz');
==== result
[1, 2]
==== result
[x, [y ], zy]
