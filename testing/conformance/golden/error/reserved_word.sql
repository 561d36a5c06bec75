-- A reserved word where a name stands is called one, whatever it resembles.
==== script
SELECT 1 AS one;
==== error
reserved_word.sql:1:13: WEIR-SQL-0001: unexpected 'one'; expected a name or MEASURE (ONE is a reserved word: write `one` to use it as a name)
