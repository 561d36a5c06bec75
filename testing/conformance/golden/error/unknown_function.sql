==== script
SELECT UPER('x');
==== error
unknown_function.sql:1:8: WEIR-SQL-0006: there is no function 'UPER' (did you mean 'UPPER'?)
