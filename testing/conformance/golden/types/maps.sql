-- Maps: construction and access by key.
==== script
SELECT MAP['a', 1, 'b', 2], MAP['a', 1, 'b', 2]['b'], MAP['a', 1]['z'], CARDINALITY(MAP['a', 1]);
==== result
[{a=1, b=2}, 2, null, 1]
