package dev.weir.sql.parse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sql.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxErrorsTest {

    @ParameterizedTest
    @MethodSource("syntaxErrors")
    void saysWhereAndWhat(String sql, String message) {
        assertThatThrownBy(() -> StatementParser.parse(StatementText.of(sql))).hasMessage(message);
    }

    static Stream<Arguments> syntaxErrors() {
        return Cases.read("syntax-errors.txt");
    }
}
