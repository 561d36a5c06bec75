==== script
SELECT UPER('x');
