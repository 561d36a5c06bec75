-- The place is named once.
==== script
SELECT DATE '2020-13-01';
==== error
illegal_date.sql:1:8: WEIR-SQL-0008: Illegal DATE literal '2020-13-01': not in format 'yyyy-MM-dd'
