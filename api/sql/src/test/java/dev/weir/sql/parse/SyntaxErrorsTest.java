package dev.weir.sql.parse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            SELECT a FORM t               | <sql>:1:15: WEIR-SQL-0001: unexpected 't' (did you mean FROM instead of FORM?)
            SELECT a, FROM t              | <sql>:1:11: WEIR-SQL-0001: unexpected 'FROM'; expected an expression
            SELECT * FROM t WHERE         | <sql>:1:22: WEIR-SQL-0001: the statement ends too early; expected an expression
            SELECT * FROM t GRUOP BY x    | <sql>:1:23: WEIR-SQL-0001: unexpected 'BY' (did you mean GROUP instead of GRUOP?)
            SHOW TBLES                    | <sql>:1:6: WEIR-SQL-0001: unexpected 'TBLES' (did you mean TABLES instead of TBLES?)
            DROP TABLE                    | <sql>:1:11: WEIR-SQL-0001: the statement ends too early; expected a name
            ALTER CATALOG c               | <sql>:1:7: WEIR-SQL-0001: unexpected 'CATALOG'; expected DATABASE, FUNCTION, TABLE, TEMPORARY or VIEW
            CREATE TABLE t (a INT b INT)  | <sql>:1:23: WEIR-SQL-0001: unexpected 'b'
            CREATE TABLE t (order INT)    | <sql>:1:17: WEIR-SQL-0001: unexpected 'order'; expected a name, CONSTRAINT, PRIMARY, UNIQUE or ')' (ORDER is a reserved word: write `order` to use it as a name)
            SELECT "a" FROM t             | <sql>:1:8: WEIR-SQL-0001: unexpected '"'; expected an expression (names are quoted with `backticks`, strings with 'single quotes')
            SET 'a'                       | <sql>:1:1: WEIR-SQL-0001: SET needs a key and a value (write SET 'key' = 'value')
            """)
    void saysWhereAndWhat(String sql, String message) {
        assertThatThrownBy(() -> StatementParser.parse(StatementText.of(sql))).hasMessage(message);
    }
}
