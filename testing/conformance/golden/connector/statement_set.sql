-- A statement set runs as one job.
==== file t.csv
1,10
2,20
3,30
==== script
CREATE TABLE t (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE TABLE small (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 'small', 'format' = 'csv');
CREATE TABLE big (id INT, v INT) WITH ('connector' = 'filesystem', 'path' = 'big', 'format' = 'csv');
EXECUTE STATEMENT SET BEGIN
INSERT INTO small SELECT id, v FROM t WHERE v < 20;
INSERT INTO big SELECT id, v FROM t WHERE v >= 20;
END;
SELECT * FROM small;
SELECT * FROM big;
==== result
[1, 10]
==== result
[2, 20]
[3, 30]
