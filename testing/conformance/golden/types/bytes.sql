-- BINARY and VARBINARY.
==== script
SELECT CAST('weir' AS BYTES), X'00ff', CAST(X'77656972' AS STRING), TO_BASE64('weir'), HEX('weir'), MD5('weir');
