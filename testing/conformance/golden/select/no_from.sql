-- Expressions without a table.
==== script
SELECT 1 + 1, 'a' || 'b', CAST('2024-02-29' AS DATE) + INTERVAL '1' YEAR;
==== result
[2, ab, 2025-02-28]
