package dev.weir.sql;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.CheckpointFolders;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.operators.ValuesSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A job of a session that was started. Safe from any thread. */
public final class SqlJob {
    private final JobGraph graph;
    private final RunningJob running;

    SqlJob(JobGraph graph, RunningJob running) {
        this.graph = graph;
        this.running = running;
    }

    /** What people call it. */
    public String name() {
        return graph.name();
    }

    /** Identifies it. */
    public String id() {
        return running.id();
    }

    /** The graph that runs. */
    public JobGraph graph() {
        return graph;
    }

    /** Whether it reads anything but constant rows. */
    public boolean readsTables() {
        return graph.nodes().stream()
                .anyMatch(node ->
                        node instanceof JobGraph.SourceNode source && !(source.source() instanceof ValuesSource));
    }

    /** Whether it has ended, one way or another. */
    public boolean isDone() {
        return running.completion().isDone();
    }

    /** Asks it to stop. */
    public void cancel() {
        running.cancel();
    }

    /** Asks for a savepoint, see {@link RunningJob#savepoint}. */
    public CompletableFuture<String> savepoint(SavepointMode mode) {
        return running.savepoint(mode);
    }

    /** Whether it makes checkpoints. */
    public boolean makesCheckpoints() {
        return graph.options().find(CheckpointOptions.INTERVAL).isPresent();
    }

    /** The folder or address of its checkpoints; a relative one begins where the process was started. */
    public String checkpointFolder() {
        return graph.options().get(CheckpointOptions.DIRECTORY) + "/" + CheckpointFolders.of(name());
    }

    /** What has happened to it that its user may want to know, see {@link RunningJob#history}. */
    public List<String> history() {
        return running.history();
    }

    /** Does something when several jobs have ended, whatever way; at once if there are none. */
    @SuppressWarnings("FutureReturnValueIgnored") // Jobs' failures are known to those who wait for them.
    static void whenAllAreDone(List<SqlJob> jobs, Runnable action) {
        CompletableFuture<?>[] ends =
                jobs.stream().map(job -> job.running.completion()).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).whenComplete((all, failure) -> action.run());
    }

    /** Waits for its end. Fails with its error. */
    public Outcome await() {
        try {
            return running.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WeirException error) {
                throw error;
            }
            throw e;
        }
    }

    /** Waits for its end for some time only; tells whether it has ended, whatever way. */
    public boolean awaitFor(Duration longest) {
        try {
            running.completion().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return isDone();
        }
    }

    /** How far it is. */
    public Progress progress() {
        Map<String, Long> metrics = running.metrics();
        long read = sum(metrics, node -> node instanceof JobGraph.SourceNode, "rows-out");
        long written = sum(metrics, node -> node instanceof JobGraph.SinkNode, "rows-in");
        long late = suffixed(metrics, ".late-rows");
        long skipped = suffixed(metrics, ".skipped-records");
        return new Progress(read, written, watermark(metrics), late, skipped);
    }

    private long sum(Map<String, Long> metrics, Predicate<JobGraph.Node> wanted, String metric) {
        return graph.nodes().stream()
                .filter(wanted)
                .mapToLong(node -> metrics.getOrDefault(node.name() + "." + metric, 0L))
                .sum();
    }

    private static long suffixed(Map<String, Long> metrics, String suffix) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().endsWith(suffix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The smallest watermark of the sources that have one and have not ended. */
    private OptionalLong watermark(Map<String, Long> metrics) {
        return graph.nodes().stream()
                .filter(node -> node instanceof JobGraph.SourceNode source && source.watermarks() != null)
                .mapToLong(node -> metrics.getOrDefault(node.name() + ".watermark", Watermarks.MIN))
                .filter(watermark -> watermark != Watermarks.MIN && watermark != Watermarks.MAX)
                .min();
    }

    /**
     * How far a job is.
     *
     * @param rowsRead rows that sources have emitted
     * @param rowsOut rows that sinks have taken
     * @param watermark event time in milliseconds, if the job has it and is not through
     * @param lateRows rows that came after their window had been closed
     * @param skippedRecords input records that could not be read and were left out
     */
    public record Progress(long rowsRead, long rowsOut, OptionalLong watermark, long lateRows, long skippedRecords) {}
}
