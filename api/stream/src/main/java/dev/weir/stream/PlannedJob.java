package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.RestorePlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A job that was looked at instead of being run; it has ended. */
record PlannedJob(RestorePlan plan) implements JobExecutor.RunningJob {
    /** Shows what the job would take over. */
    @SuppressWarnings("SystemOut") // Whoever started the program asked for it.
    static PlannedJob show(RestorePlan plan) {
        plan.lines().forEach(System.out::println);
        return new PlannedJob(plan);
    }

    @Override
    public String id() {
        return "planned";
    }

    @Override
    public void cancel() {
        // It has ended.
    }

    @Override
    public CompletableFuture<JobExecutor.Outcome> completion() {
        WeirException refusal = plan.refusal();
        return refusal == null
                ? CompletableFuture.completedFuture(JobExecutor.Outcome.FINISHED)
                : CompletableFuture.failedFuture(refusal);
    }

    @Override
    public CompletableFuture<String> savepoint(JobExecutor.SavepointMode mode) {
        return CompletableFuture.failedFuture(
                WeirException.of(CheckpointError.NOT_ENABLED, "job '%s' was not run", plan.job()));
    }

    @Override
    public List<String> history() {
        return plan.lines();
    }

    @Override
    public Map<String, Long> metrics() {
        return Map.of();
    }
}
