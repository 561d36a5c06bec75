==== script
CREATE TABLE t (id INT) WITH (
  'connector' = 'datagen',
  'number-of-rows' = 'many'
);
==== error
option_value.sql:3:22: WEIR-CONFIG-0002: table t: option 'number-of-rows' must be integer, but is 'many'
