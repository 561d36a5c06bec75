package dev.weir.cli;

import dev.weir.base.VirtualThreads;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Tells, as it happens, with which checkpoint jobs go on, that they restart, and that checkpoints fail. */
final class JobNews implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final SqlSession session;
    private final Console console;
    private final Map<SqlJob, Integer> told = new HashMap<>();
    private volatile boolean closed;

    private JobNews(SqlSession session, Console console) {
        this.session = session;
        this.console = console;
    }

    /** Looks at the jobs of a session until it is closed. */
    static JobNews follow(SqlSession session, Console console) {
        JobNews news = new JobNews(session, console);
        VirtualThreads.start("news of jobs", () -> {
            while (!news.closed) {
                news.tell();
                LockSupport.parkNanos(TICK.toNanos());
            }
        });
        return news;
    }

    private synchronized void tell() {
        for (SqlJob job : session.jobs()) {
            List<String> history = job.history();
            int known = told.getOrDefault(job, 0);
            for (String event : history.subList(known, history.size())) {
                console.note("job '" + job.name() + "': " + event);
            }
            told.put(job, history.size());
        }
    }

    /** Tells the rest. */
    @Override
    public void close() {
        closed = true;
        tell();
    }
}
