-- What the start-up cache is trained with: the statements most sessions begin with.
SELECT 1;
