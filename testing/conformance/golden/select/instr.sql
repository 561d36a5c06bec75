-- INSTR stops where the text ends, however many occurrences are asked for.
==== script
SELECT INSTR('banana', 'an', 1, 2), INSTR('banana', 'an', 1, 3), INSTR('banana', 'an', -1, 1), INSTR('banana', 'an', -1, 0);
SELECT INSTR('banana', '', 1, 3), INSTR('banana', '', 1, 1600000000), INSTR('', 'a', 1, 2);
==== result
[4, 0, 4, 0]
==== result
[3, 0, 0]
