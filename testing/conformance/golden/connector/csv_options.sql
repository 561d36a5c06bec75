-- Other delimiters, quotes, comments and null literals.
==== file t.csv
# a comment
1;'x;y';n/a
2;z;7
==== script
CREATE TABLE t (id INT, s STRING, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv',
  'csv.field-delimiter' = ';', 'csv.quote-character' = '''', 'csv.allow-comments' = 'true', 'csv.null-literal' = 'n/a');
SELECT * FROM t;
==== result
[1, x;y, null]
[2, z, 7]
