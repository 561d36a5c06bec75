-- A file that is no Parquet file.
==== file t.parquet
id,v
==== script
CREATE TABLE t (id INT) WITH ('connector' = 'filesystem', 'path' = 't.parquet', 'format' = 'parquet');
SELECT * FROM t;
==== error
t.parquet: WEIR-FORMAT-0006: damaged Parquet file: the file has 5 bytes, too few for a Parquet file
