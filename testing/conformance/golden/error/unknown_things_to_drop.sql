-- DROP says what is missing.
==== script
DROP VIEW IF EXISTS totals;
DROP TABLE totals;
==== error
unknown_things_to_drop.sql:2:12: WEIR-SQL-0004: there is no table or view 'totals'
