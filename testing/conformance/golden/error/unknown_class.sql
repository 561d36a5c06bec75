==== script
CREATE FUNCTION score
AS 'shop.Score' LANGUAGE JAVA;
==== error
unknown_class.sql:2:4: WEIR-FUNC-0001: there is no class 'shop.Score' on the class path (name its jar in USING JAR '…', or start with --jar)
