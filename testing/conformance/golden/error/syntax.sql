==== script
SELECT 1;
SELECT a b c FROM t;
==== result
[1]
==== error
syntax.sql:2:12: WEIR-SQL-0001: unexpected 'c'
