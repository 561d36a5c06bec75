package dev.weir.cli;

import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that all commands share that open a session. */
final class SessionArguments {
    @Option(
            names = "-D",
            paramLabel = "key=value",
            description = "sets a session option, as SET 'key' = 'value' does; may be repeated")
    private final Map<String, String> options = new LinkedHashMap<>();

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
        return session;
    }
}
