package dev.weir.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {

    @Test
    void cutsAtSemicolonsOutsideQuotesAndComments() {
        String script = """
                -- first; comment
                SELECT 'a;b', `c;d` /* ; */ FROM t;

                  SELECT 2 ; ;
                SELECT 3""";

        List<StatementText> statements = ScriptSplitter.split("a.sql", script);

        assertThat(statements)
                .containsExactly(
                        new StatementText("a.sql", "SELECT 'a;b', `c;d` /* ; */ FROM t", 2, 1),
                        new StatementText("a.sql", "SELECT 2", 4, 3),
                        new StatementText("a.sql", "SELECT 3", 5, 1));
    }

    @Test
    void keepsAStatementSetTogether() {
        String script = """
                EXECUTE STATEMENT SET BEGIN
                  INSERT INTO a SELECT CASE x WHEN 1 THEN 2 END FROM t;
                  INSERT INTO b SELECT 1;
                END;
                BEGIN STATEMENT SET; INSERT INTO a SELECT 1; END;
                SELECT 1;""";

        List<StatementText> statements = ScriptSplitter.split("a.sql", script);

        assertThat(statements).extracting(StatementText::line).containsExactly(1, 5, 6);
        assertThat(statements.getFirst().text()).startsWith("EXECUTE").endsWith("END");
    }

    @Test
    void readsBackslashEscapesOnlyBehindE() {
        assertThat(ScriptSplitter.split("a.sql", "SELECT E'it\\'s; x'; SELECT 'a\\'; SELECT 1"))
                .extracting(StatementText::text)
                .containsExactly("SELECT E'it\\'s; x'", "SELECT 'a\\'", "SELECT 1");
    }

    @Test
    void namesThePlaceOfWhatIsNeverClosed() {
        assertThatThrownBy(() -> ScriptSplitter.split("a.sql", "SELECT 1;\n  SELECT 'abc"))
                .hasMessage("a.sql:2:10: WEIR-SQL-0002: the string literal that begins here is never closed with '");
        assertThatThrownBy(() -> ScriptSplitter.split("a.sql", "SELECT 1 /* abc"))
                .hasMessageContaining("a.sql:1:10")
                .hasMessageContaining("comment");
    }

    @Test
    void asksForMoreUntilTheSemicolonThatEndsAStatement() {
        assertThat(ScriptSplitter.isComplete("SELECT 1")).isFalse();
        assertThat(ScriptSplitter.isComplete("SELECT ';")).isFalse();
        assertThat(ScriptSplitter.isComplete("SELECT 1; -- done")).isTrue();
        assertThat(ScriptSplitter.isComplete("BEGIN STATEMENT SET; INSERT INTO t SELECT 1;"))
                .isFalse();
        assertThat(ScriptSplitter.isComplete("BEGIN STATEMENT SET; INSERT INTO t SELECT 1; END;"))
                .isTrue();
    }

    @Property(tries = 300)
    void findsEveryStatementWhereItStands(@ForAll("scripts") List<List<String>> script) {
        List<String> written = script.stream().map(List::getFirst).toList();
        StringBuilder text = new StringBuilder();
        script.forEach(
                part -> text.append(part.getLast()).append(part.getFirst()).append(';'));

        List<StatementText> found = ScriptSplitter.split("a.sql", text.toString());

        assertThat(found).extracting(StatementText::text).containsExactlyElementsOf(written);
        String[] lines = text.toString().split("\n", -1);
        assertThat(found)
                .allSatisfy(statement -> assertThat(lines[statement.line() - 1].substring(statement.column() - 1))
                        .startsWith(statement.text().lines().findFirst().orElseThrow()));
    }

    /** Statements, each with what stands before it. */
    @Provide
    Arbitrary<List<List<String>>> scripts() {
        Arbitrary<String> token = Arbitraries.of(
                "SELECT", "a", "1", "'x;y'", "'it''s\n'", "`b;c`", "/* ; ' */", "-- ; `\n", "(", ")", "E'\\';'", "\n");
        Arbitrary<String> statement =
                token.list().ofMinSize(0).ofMaxSize(8).map(tokens -> "S " + String.join(" ", tokens) + " x");
        Arbitrary<String> before =
                Arbitraries.of("", " ", "\n", "\n\n  ", "-- comment; 'x\n", "/* a;\nb */ ", "/**/\t");
        return Combinators.combine(statement, before)
                .as((text, blank) -> List.of(text, blank))
                .list()
                .ofMaxSize(6);
    }
}
