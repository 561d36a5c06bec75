package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sql.SqlSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tabulator key makes of a line. */
class CompletionTest {
    private SqlSession session;

    @BeforeEach
    void openSession() {
        session = new SessionArguments().open(Path.of(""));
        session.execute("CREATE TABLE departures (origin STRING, minutes_late INT, `local time` STRING)"
                + " WITH ('connector' = 'datagen')");
        session.execute("CREATE VIEW late_ones AS SELECT * FROM departures WHERE minutes_late > 60");
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    /** What may stand in the place of the word before the cursor, which is at the end. */
    private List<String> candidates(String line) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        try (Terminal terminal = terminal(InputStream.nullInputStream())) {
            LineReader reader = Shell.reader(terminal, session);
            new SqlCompleter(session)
                    .complete(
                            reader,
                            reader.getParser().parse(line, line.length(), Parser.ParseContext.COMPLETE),
                            candidates);
        }
        return candidates.stream().map(Candidate::value).toList();
    }

    /** A terminal in memory; keys that nobody types any more are waited for. */
    private static Terminal terminal(InputStream keys) throws IOException {
        return new ExternalTerminal("test", "xterm", keys, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    }

    /** The line that a user has after typing keys and return. */
    private String typed(String keys) throws IOException {
        try (PipedInputStream in = new PipedInputStream();
                PipedOutputStream out = new PipedOutputStream(in);
                Terminal terminal = terminal(in)) {
            out.write((keys + "\r").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return Shell.reader(terminal, session).readLine("weir> ");
        }
    }

    @Test
    void keysMakeAStatement() throws IOException {
        assertThat(typed("sel\t* FROM depa\t;")).isEqualTo("SELECT * FROM departures;");
        assertThat(typed("SELECT SUM(minutes_l\t) FROM late\t;")).isEqualTo("SELECT SUM(minutes_late) FROM late_ones;");
    }

    @Test
    void keywordsInAnyCase() throws IOException {
        assertThat(candidates("sel")).contains("SELECT");
        assertThat(candidates("SELECT 1 wh")).contains("WHERE", "WHEN");
        assertThat(candidates("grou")).contains("GROUP BY");
    }

    @Test
    void theRestOfKeywordsOfSeveralWords() throws IOException {
        assertThat(candidates("SELECT 1 FROM t GROUP B")).contains("BY").doesNotContain("GROUP BY");
        assertThat(candidates("create temporary v")).contains("VIEW");
        assertThat(candidates("x IS ")).contains("NULL", "NOT NULL");
        assertThat(candidates("x IS NOT N")).contains("NULL");
        assertThat(candidates("SELECT THIS N")).contains("NOT").doesNotContain("NULL");
    }

    @Test
    void namesBehindParenthesesCommasAndDots() throws IOException {
        assertThat(candidates("SELECT SUM(minu")).contains("SUM(minutes_late");
        assertThat(candidates("SELECT origin,minu")).contains("origin,minutes_late");
        assertThat(candidates("SELECT d.ori")).contains("d.origin");
        assertThat(candidates("WHERE 1<minu")).contains("1<minutes_late");
    }

    @Test
    void onlyTablesWhereATableStands() throws IOException {
        assertThat(candidates("SELECT * FROM "))
                .contains("departures", "late_ones")
                .doesNotContain("origin", "UPPER");
        assertThat(candidates("INSERT INTO dep")).containsExactly("departures");
    }

    @Test
    void quotesNamesThatNeedIt() throws IOException {
        assertThat(candidates("SELECT loc")).contains("`local time`");
        assertThat(candidates("SELECT `loc")).contains("`local time`");
    }

    @Test
    void nothingInsideText() throws IOException {
        assertThat(candidates("SELECT 'sel")).isEmpty();
    }
}
