-- A row that is retracted later would leave another window of processing time than it came into.
==== file t.csv
a
==== mode streaming
==== script
CREATE TABLE t (k STRING) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE VIEW counts AS SELECT k, COUNT(*) AS n, PROCTIME() AS p FROM t GROUP BY k;
SELECT COUNT(*) FROM TABLE(TUMBLE(TABLE counts, DESCRIPTOR(p), INTERVAL '1' SECOND)) GROUP BY window_start, window_end;
==== error
window_of_retracted_rows.sql:3:1: WEIR-SQL-0003: TUMBLE over processing time of rows that may be retracted is not supported (a row would be retracted in another window than it was in; use event time)
