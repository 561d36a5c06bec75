-- Quoted fields: delimiters, quotes and line breaks within them.
==== file t.csv
1,"a,b","say ""hi"""
2,"two
lines",plain
3,,""
==== script
CREATE TABLE t (id INT, a STRING, b STRING) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
SELECT * FROM t;
==== result
[1, a,b, say "hi"]
[2, two\nlines, plain]
[3, , ]
