-- Columns in another order, computed, renamed.
==== file people.csv
1,Ada,1815,London
2,Grace,1906,New York
3,Edsger,1930,Rotterdam
==== script
CREATE TABLE people (id INT, name STRING, born INT, city STRING)
WITH ('connector' = 'filesystem', 'path' = 'people.csv', 'format' = 'csv');
SELECT name, 2000 - born AS age, UPPER(city) FROM people;
SELECT * FROM people;
==== result
[Ada, 185, LONDON]
[Edsger, 70, ROTTERDAM]
[Grace, 94, NEW YORK]
==== result
[1, Ada, 1815, London]
[2, Grace, 1906, New York]
[3, Edsger, 1930, Rotterdam]
