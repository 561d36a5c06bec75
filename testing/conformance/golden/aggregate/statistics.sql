-- Variance and standard deviation.
==== script
SELECT VAR_POP(x), VAR_SAMP(x), STDDEV_POP(x), STDDEV_SAMP(x) FROM (VALUES (CAST(2 AS DOUBLE)), (4), (4), (4), (5), (5), (7), (9)) AS v (x);
==== result
[4.0, 4.571428571428571, 2.0, 2.138089935299395]
