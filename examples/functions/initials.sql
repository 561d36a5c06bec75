-- A function of one's own, from a jar. Compile it first, in the folder of the clone:
--   javac -cp 'dist/target/weir/lib/*' -d target/initials examples/functions/Initials.java
--   jar --create --file target/initials.jar -C target/initials .
--   ./weir run examples/functions/initials.sql --jar target/initials.jar
-- CREATE FUNCTION initials AS 'Initials' USING JAR '../../target/initials.jar' does without --jar.
CREATE TEMPORARY FUNCTION initials AS 'Initials';

CREATE TEMPORARY VIEW people AS SELECT * FROM (VALUES
  ('Ada King', 'Countess of Lovelace'),
  ('Grace Brewster Murray', 'Hopper'),
  ('Edsger Wybe', CAST(NULL AS STRING))
) AS t(first, last);

SELECT first, last, initials(first) AS short, initials(first, COALESCE(last, '')) AS initials FROM people;
