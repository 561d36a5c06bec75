package dev.weir.sql;

import dev.weir.base.Configuration;
import dev.weir.simulator.Simulation;
import dev.weir.testkit.ManualClock;
import java.nio.file.Path;
import java.util.Map;

/** Sessions whose jobs run on the simulator. */
final class TestSessions {
    private TestSessions() {}

    static SqlSession open(long seed, int parallelism) {
        Configuration options = new Configuration(
                Map.of("parallelism.default", Integer.toString(parallelism), "table.local-time-zone", "UTC"));
        return SqlSession.create(
                new SessionSettings(Simulation.executor(seed), new ManualClock(), Path.of(""), options, seed));
    }

    /** A session with the given statements run. */
    static SqlSession open(long seed, int parallelism, String script) {
        SqlSession session = open(seed, parallelism);
        session.run("setup.sql", script, result -> {});
        return session;
    }

    /** The lines of EXPLAIN. */
    static String explain(SqlSession session, String statement) {
        StatementResult.Text text = (StatementResult.Text) session.execute("EXPLAIN " + statement);
        return String.join("\n", text.lines());
    }
}
