-- A language whose functions are not run.
==== script
CREATE FUNCTION f AS 'a.b' LANGUAGE PYTHON;
SELECT
  f(1);
==== error
error_python.sql:3:3: WEIR-SQL-0003: calling functions in PYTHON, such as f, is not supported yet
