-- A join of changing results.
==== file t.csv
a,b,5
b,a,3
a,c,2
c,b,9
==== script
CREATE TABLE t (sender STRING, receiver STRING, amount INT) WITH ('connector' = 'filesystem', 'path' = 't.csv', 'format' = 'csv');
CREATE VIEW debits AS SELECT sender AS account, SUM(amount) AS s FROM t GROUP BY sender;
CREATE VIEW credits AS SELECT receiver AS account, SUM(amount) AS s FROM t GROUP BY receiver;
SELECT c.account, c.s - d.s FROM credits AS c JOIN debits AS d ON c.account = d.account;
SELECT SUM(c.s - d.s) FROM credits AS c JOIN debits AS d ON c.account = d.account;
==== result
[a, -4]
[b, 11]
[c, -7]
==== result
[0]
