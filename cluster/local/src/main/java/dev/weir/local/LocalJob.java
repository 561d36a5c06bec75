package dev.weir.local;

import dev.weir.base.Metrics;
import dev.weir.base.WeirException;
import dev.weir.coordinator.JobCoordinator;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.checkpoint.CheckpointError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The submitter's hold on a job. Safe from any thread. */
final class LocalJob implements JobExecutor.RunningJob {
    private final String id;
    private final Metrics metrics;
    private final Runnable cancel;
    private final SavepointRequest savepoint;
    private final Map<Long, CompletableFuture<String>> savepoints = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final List<String> history = new CopyOnWriteArrayList<>();
    private final CompletableFuture<JobExecutor.Outcome> completion = new CompletableFuture<>();

    /** Passes a request for a savepoint on. */
    @FunctionalInterface
    interface SavepointRequest {
        void send(long request, JobExecutor.SavepointMode mode);
    }

    LocalJob(String id, Metrics metrics, Runnable cancel, SavepointRequest savepoint) {
        this.id = id;
        this.metrics = metrics;
        this.cancel = cancel;
        this.savepoint = savepoint;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void cancel() {
        cancel.run();
    }

    @Override
    public CompletableFuture<JobExecutor.Outcome> completion() {
        return completion;
    }

    @Override
    public CompletableFuture<String> savepoint(JobExecutor.SavepointMode mode) {
        CompletableFuture<String> made = new CompletableFuture<>();
        long request = requests.incrementAndGet();
        savepoints.put(request, made);
        if (completion.isDone()) {
            refuseSavepoints();
        } else {
            savepoint.send(request, mode);
        }
        return made;
    }

    /** A savepoint is made, or cannot be. */
    void savepointMade(long request, String place, @Nullable WeirException failure) {
        CompletableFuture<String> made = savepoints.remove(request);
        if (made != null && failure != null) {
            made.completeExceptionally(failure);
        } else if (made != null) {
            made.complete(place);
        }
    }

    @Override
    public List<String> history() {
        return List.copyOf(history);
    }

    /** Something happened. */
    void tell(String message) {
        history.add(message);
    }

    @Override
    public Map<String, Long> metrics() {
        return metrics.snapshot();
    }

    private void refuseSavepoints() {
        for (long request : savepoints.keySet()) {
            savepointMade(
                    request,
                    "",
                    WeirException.of(CheckpointError.STORE_FAILED, "the job has ended before its savepoint was made"));
        }
    }

    void end(JobCoordinator.JobEnd end) {
        if (end.failure() != null) {
            completion.completeExceptionally(end.failure());
        } else {
            completion.complete(end.outcome());
        }
        refuseSavepoints();
    }
}
