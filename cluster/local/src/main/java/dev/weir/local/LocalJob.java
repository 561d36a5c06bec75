package dev.weir.local;

import dev.weir.base.Metrics;
import dev.weir.coordinator.JobCoordinator;
import dev.weir.dataflow.JobExecutor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The submitter's hold on a job. Safe from any thread. */
final class LocalJob implements JobExecutor.RunningJob {
    private final String id;
    private final Metrics metrics;
    private final Runnable cancel;
    private final CompletableFuture<JobExecutor.Outcome> completion = new CompletableFuture<>();

    LocalJob(String id, Metrics metrics, Runnable cancel) {
        this.id = id;
        this.metrics = metrics;
        this.cancel = cancel;
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
    public Map<String, Long> metrics() {
        return metrics.snapshot();
    }

    void end(JobCoordinator.JobEnd end) {
        if (end.failure() != null) {
            completion.completeExceptionally(end.failure());
        } else {
            completion.complete(end.outcome());
        }
    }
}
