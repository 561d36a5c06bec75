package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts and statements as a user runs them, in this process. */
class CommandLineTest {
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private ScriptCommand command() {
        Console console = new Console(
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                false);
        return new ScriptCommand(console, new SessionArguments());
    }

    private String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aQueryBecomesAnAlignedTable() {
        int code =
                command().runText("SELECT id, name FROM (VALUES (1, 'a'), (23, 'bcd')) AS t (id, name) ORDER BY id;");
        assertThat(code).isZero();
        assertThat(results()).isEqualTo("""
                        +----+------+
                        | id | name |
                        +----+------+
                        |  1 | a    |
                        | 23 | bcd  |
                        +----+------+
                        2 rows
                        """);
    }

    @Test
    void changesAreMarked() {
        String script = """
                SET 'sql-client.execution.result-mode' = 'changelog';
                SELECT COUNT(*) AS n FROM (VALUES (1), (2)) AS t (id);
                """;
        assertThat(command().runText(script)).isZero();
        assertThat(results()).contains("| op | n |").contains("| +I | 2 |").contains("1 change");
    }

    @Test
    void anErrorIsOneLineAndItsPlace(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("wrong.sql");
        Files.writeString(script, "SELECT 1;\nSELECT x\nFROM nowhere;\n");
        assertThat(command().runFile(script)).isEqualTo(1);
        assertThat(errors())
                .contains("wrong.sql:3:6: WEIR-SQL-0004")
                .contains("    FROM nowhere;\n         ^^^^^^^")
                .doesNotContain("\tat ");
    }

    @Test
    void aFailingJobNamesStatementAndOperator() {
        assertThat(command().runText("SELECT 1;\nSELECT 1 / x AS y FROM (VALUES (0)) AS t (x);"))
                .isEqualTo(1);
        assertThat(errors()).contains("<sql>:2:1: WEIR-EXPR-0003").contains("operator Calc(");
    }

    @Test
    void deepNestingIsAnErrorOfTheStatement() {
        String parentheses = "(".repeat(20_000) + "1" + ")".repeat(20_000);
        assertThat(command().runText("SELECT 1;\nSELECT " + parentheses + ";")).isEqualTo(1);
        assertThat(errors()).contains("<sql>:2:1: WEIR-SQL-0016").doesNotContain("StackOverflowError");
    }

    @Test
    void aLongChainOfOperatorsIsAnErrorOfTheStatement() {
        String chain = "1" + " + 1".repeat(50_000);
        assertThat(command().runText("SELECT 1;\nSELECT " + chain + ";")).isEqualTo(1);
        assertThat(errors()).contains("<sql>:2:1: WEIR-SQL-0016").doesNotContain("StackOverflowError");
    }

    @Test
    void aHugeLiteralIsNotRepeatedWhole() {
        assertThat(command().runText("SELECT " + "9".repeat(50_000) + ";")).isEqualTo(1);
        assertThat(errors())
                .contains("<sql>:1:8: WEIR-SQL-0008")
                .contains("out of range")
                .hasSizeLessThan(2000);
    }

    @Test
    void aScriptThatIsNoTextNamesTheFirstWrongByte(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("binary.sql");
        Files.write(script, new byte[] {'-', '-', '\n', 'a', (byte) 0xff, 'b'});
        assertThat(command().runFile(script)).isEqualTo(1);
        assertThat(errors())
                .contains("binary.sql:2:2: WEIR-CLI-0001: the script is no UTF-8 text")
                .contains("number 5 of the file");
    }

    @Test
    void aMissingScriptIsAnError() {
        assertThat(command().runFile(Path.of("no-such-script.sql"))).isEqualTo(1);
        assertThat(errors()).contains("WEIR-CLI-0001").contains("no-such-script.sql");
    }

    @Test
    void statementsGoOnUntilTheirSemicolon() {
        StatementLines lines = new StatementLines();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> lines.parse("SELECT 1", 8, org.jline.reader.Parser.ParseContext.ACCEPT_LINE))
                .isInstanceOf(org.jline.reader.EOFError.class);
        assertThat(lines.parse("SELECT ';';", 11, org.jline.reader.Parser.ParseContext.ACCEPT_LINE))
                .isNotNull();
        assertThat(lines.parse("quit", 4, org.jline.reader.Parser.ParseContext.ACCEPT_LINE))
                .isNotNull();
        assertThat(lines.parse("\\q", 2, org.jline.reader.Parser.ParseContext.ACCEPT_LINE))
                .isNotNull();
    }
}
