-- What a sink has written is read back.
==== file t.csv
1,a,2024-01-01
2,,2024-01-02
==== script
CREATE TABLE t (id INT, s STRING, d DATE) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv', 'csv.null-literal' = '');
CREATE TABLE o WITH ('connector' = 'filesystem', 'path' = 'out-json', 'format' = 'json') LIKE t (EXCLUDING OPTIONS);
CREATE TABLE p WITH ('connector' = 'filesystem', 'path' = 'out-parquet', 'format' = 'parquet') LIKE t (EXCLUDING OPTIONS);
INSERT INTO o SELECT * FROM t;
INSERT INTO p SELECT id * 10, s, d FROM t;
SELECT * FROM o;
SELECT * FROM p;
==== result
[1, a, 2024-01-01]
[2, null, 2024-01-02]
==== result
[10, a, 2024-01-01]
[20, null, 2024-01-02]
