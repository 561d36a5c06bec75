package dev.weir.cli;

import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that all commands share that open a session. */
final class SessionArguments {
    @Option(
            names = "-D",
            paramLabel = "key=value",
            description = "sets a session option, as SET 'key' = 'value' does; may be repeated")
    private final Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--jar",
            paramLabel = "x.jar",
            description = "has classes of functions looked for in a jar, as ADD JAR 'x.jar' does; may be repeated")
    private final List<Path> jars = new ArrayList<>();

    @Option(names = "--debug", description = "shows stack traces of errors")
    private boolean debug;

    /** Sets a session option, whatever was said about it before. */
    void set(String key, String value) {
        options.put(key, value);
    }

    boolean debug() {
        return debug;
    }

    /** A session with those options. */
    SqlSession open(Path directory) {
        SqlSession session = SqlSession.create(SessionSettings.defaults().in(directory));
        options.forEach(session::set);
        jars.forEach(jar -> session.addJar(jar.toAbsolutePath().toString()));
        return session;
    }
}
