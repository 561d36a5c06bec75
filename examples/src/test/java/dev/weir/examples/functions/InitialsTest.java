package dev.weir.examples.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Row;
import dev.weir.sql.QueryResult;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the function of the example into a jar, as its script says, and runs the script with it. */
class InitialsTest {
    private static final Path FOLDER = Path.of("functions");

    @TempDir
    private Path folder = Path.of("");

    private Path jar() throws IOException {
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        FOLDER.resolve("Initials.java").toString());
        assertThat(code).isZero();
        Path jar = folder.resolve("initials.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("Initials.class"));
            Files.copy(folder.resolve("Initials.class"), out);
        }
        return jar;
    }

    private static List<String> rows(SqlSession session, String script) {
        List<String> rows = new ArrayList<>();
        session.run("initials.sql", script, result -> {
            if (result instanceof QueryResult query) {
                query.rows().stream().map(Row::toString).forEach(rows::add);
            }
        });
        return rows;
    }

    @Test
    void theScriptFindsItsFunctionInAJar() throws IOException {
        Path jar = jar();
        try (SqlSession session = SqlSession.create(SessionSettings.defaults())) {
            session.addJar(jar.toString());
            assertThat(rows(session, Files.readString(FOLDER.resolve("initials.sql"))))
                    .containsExactlyInAnyOrder(
                            "+I[Ada King, Countess of Lovelace, AK, AKCL]",
                            "+I[Grace Brewster Murray, Hopper, GBM, GBMH]",
                            "+I[Edsger Wybe, null, EW, EW]");
        }
    }

    @Test
    void aStatementNamesTheJar() throws IOException {
        jar();
        try (SqlSession session = SqlSession.create(SessionSettings.defaults().in(folder))) {
            List<String> rows = rows(
                    session,
                    "CREATE FUNCTION initials AS 'Initials' LANGUAGE JAVA USING JAR 'initials.jar';"
                            + " SELECT initials('Ada King');");
            assertThat(rows).containsExactly("+I[AK]");
        }
    }

    @Test
    void sessionsHaveClassesOfTheirOwn() throws IOException {
        Path jar = jar();
        try (SqlSession first = SqlSession.create(SessionSettings.defaults());
                SqlSession second = SqlSession.create(SessionSettings.defaults())) {
            rows(first, "ADD JAR '" + jar + "'; CREATE FUNCTION initials AS 'Initials';");
            assertThatThrownBy(() -> rows(second, "CREATE FUNCTION initials AS 'Initials';"))
                    .hasMessageContaining("WEIR-FUNC-0001");
        }
    }
}
