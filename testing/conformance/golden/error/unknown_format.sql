==== script
CREATE TABLE t (id INT) WITH (
  'connector' = 'filesystem', 'path' = 'x',
  'format' = 'cvs'
);
==== error
unknown_format.sql:3:14: WEIR-CONNECT-0002: there is no format 'cvs' (did you mean 'csv'?)
