package dev.weir.cli;

import dev.weir.base.SystemClock;
import dev.weir.data.Row;
import dev.weir.sql.JobResult;
import dev.weir.sql.QueryResult;
import dev.weir.sql.ResultMode;
import dev.weir.sql.ResultTable;
import dev.weir.sql.SqlJob;
import dev.weir.sql.SqlSession;
import dev.weir.sql.StatementResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shows what statements give. Used by one thread; {@link #cancelRunning} may come from another. */
final class ResultPrinter {
    private static final Duration TICK = Duration.ofMillis(150);
    private static final int USUAL_HEIGHT = 24;

    private final Console console;
    private final SqlSession session;
    private final AtomicReference<@Nullable SqlJob> running = new AtomicReference<>();
    private int height = USUAL_HEIGHT;

    ResultPrinter(Console console, SqlSession session) {
        this.console = console;
        this.session = session;
    }

    /** The lines that the terminal has now. */
    void setHeight(int lines) {
        height = lines > 0 ? lines : USUAL_HEIGHT;
    }

    /** Shows a result; waits for the end of a query, and of a job that a script waits for. */
    void show(StatementResult result) {
        switch (result) {
            case StatementResult.Done done -> {
                if (console.isTerminal() && !done.message().isEmpty()) {
                    console.note(done.message());
                }
            }
            case StatementResult.Text text -> text.lines().forEach(console::line);
            case StatementResult.Listing listing -> {
                TextTable.lines(listing.schema(), values(), listing.rows()).forEach(console::line);
                console.line(rowCount(listing.rows().size(), false));
            }
            case StatementResult.Restore restore -> restore.plan().lines().forEach(console::line);
            case JobResult job -> show(job);
            case QueryResult query -> show(query);
        }
        console.flush();
    }

    /** Stops the query or job that is being shown, if there is one. */
    void cancelRunning() {
        SqlJob job = running.get();
        if (job != null) {
            job.cancel();
        }
    }

    private ValueText values() {
        return new ValueText(session.zone());
    }

    private void show(JobResult result) {
        result.warnings().forEach(console::error);
        String targets = String.join(", ", result.targets());
        if (!result.waits()) {
            console.note("job '" + result.job().name() + "' writes to " + targets);
            return;
        }
        ProgressText progress = new ProgressText(SystemClock.INSTANCE);
        follow(
                result.job(),
                () -> console.progress(progress.running(result.job().progress())));
        console.note(targets + ": " + progress.ended(result.job().progress()));
    }

    private void show(QueryResult query) {
        query.shape().warnings().forEach(console::error);
        ResultMode mode = session.resultMode();
        boolean endless = !query.shape().bounded();
        boolean table = mode == ResultMode.TABLE && !(endless && !console.isTerminal());
        if (table && endless) {
            showLive(query);
        } else if (table && !query.shape().appendOnly()) {
            showFinal(query);
        } else {
            showChanges(query, !query.shape().appendOnly() || mode == ResultMode.CHANGELOG);
        }
    }

    private void showLive(QueryResult query) {
        LiveTable table = new LiveTable(console, query, values(), height);
        ProgressText progress = new ProgressText(SystemClock.INSTANCE);
        SqlJob job = query.start(table.table());
        follow(job, () -> table.draw(progress.running(job.progress())));
        table.draw(progress.ended(job.progress()));
    }

    private void showFinal(QueryResult query) {
        ResultTable table = query.table();
        ProgressText progress = new ProgressText(SystemClock.INSTANCE);
        SqlJob job = query.start(table);
        follow(job, () -> console.progress(progress.running(job.progress())));
        List<Row> rows = table.rows();
        TextTable.lines(query.schema(), values(), rows).forEach(console::line);
        console.line(rowCount(rows.size(), false));
        noteEnd(job, progress);
    }

    private void showChanges(QueryResult query, boolean marked) {
        StreamedTable table = new StreamedTable(console, query.schema(), values(), marked);
        ProgressText progress = new ProgressText(SystemClock.INSTANCE);
        SqlJob job = query.start(table::add);
        follow(job, () -> {
            table.tick();
            console.progress(progress.running(job.progress()));
        });
        table.end();
        noteEnd(job, progress);
    }

    /** Waits for a job's end and does something now and then until then. Fails with the job's error. */
    private void follow(SqlJob job, Runnable tick) {
        running.set(job);
        try {
            while (!job.awaitFor(TICK)) {
                tick.run();
            }
            job.await();
        } finally {
            running.set(null);
            console.clearProgress();
        }
    }

    private void noteEnd(SqlJob job, ProgressText progress) {
        if (job.readsTables()) {
            console.note(progress.ended(job.progress()));
        }
    }

    static String rowCount(long rows, boolean changes) {
        String noun = changes ? "change" : "row";
        return ProgressText.count(rows) + " " + noun + (rows == 1 ? "" : "s");
    }
}
