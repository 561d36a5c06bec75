-- A jar that is not there.
==== script
CREATE FUNCTION f AS 'shop.Score'
USING JAR 'none.jar';
==== error
error_missing_jar.sql:1:22: WEIR-FUNC-0001: there is no jar 'none.jar' (relative paths are those of the script's folder)
