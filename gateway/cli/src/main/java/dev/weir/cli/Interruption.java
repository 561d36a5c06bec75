package dev.weir.cli;

import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import dev.weir.sql.parse.StatementText;
import java.time.Duration;

/**
 * What happens when the process is told to end while a script runs: its jobs are cancelled, and how to go on is said.
 */
final class Interruption implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** Watches until it is closed. */
    static Interruption watch(SqlSession session, Console console, String script) {
        Thread hook = new Thread(() -> end(session, console, script), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static void end(SqlSession session, Console console, String script) {
        session.close();
        session.jobs().forEach(job -> job.awaitFor(LONGEST));
        console.clearProgress();
        if (session.jobs().stream().anyMatch(SqlJob::makesCheckpoints)) {
            console.note("cancelled; checkpoints are kept" + howToGoOn(script));
        }
        console.flush();
    }

    /** How the jobs of a script go on where they were. */
    static String howToGoOn(String script) {
        return script.equals(StatementText.TYPED) ? "" : ". To go on: weir run " + script + " --restore latest";
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook is at work.
            return;
        }
    }
}
