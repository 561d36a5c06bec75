==== script
CREATE FUNCTION score
AS 'shop.Score' LANGUAGE JAVA;
==== error
unknown_class.sql:2:4: WEIR-SQL-0010: there is no class 'shop.Score' on the class path (put its jar there, or name the jar in USING JAR '…')
