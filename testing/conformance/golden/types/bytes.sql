-- BINARY and VARBINARY.
==== script
SELECT CAST('weir' AS BYTES), X'00ff', CAST(X'77656972' AS STRING), TO_BASE64('weir'), HEX('weir'), MD5('weir');
==== result
[[119, 101, 105, 114], [0, -1], weir, d2Vpcg==, 77656972, 57c6838eabf401f73f6dd50093408e33]
