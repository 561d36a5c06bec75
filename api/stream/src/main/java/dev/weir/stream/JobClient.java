package dev.weir.stream;

import dev.weir.dataflow.JobExecutor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A job that was started. Safe from any thread. */
public final class JobClient {
    private final String jobName;
    private final JobExecutor.RunningJob job;

    JobClient(String jobName, JobExecutor.RunningJob job) {
        this.jobName = jobName;
        this.job = job;
    }

    public String getJobID() {
        return job.id();
    }

    /** Stops the job; the future completes when everything has ended. */
    public CompletableFuture<Void> cancel() {
        job.cancel();
        return job.completion().handle((outcome, failure) -> null);
    }

    /** Asks for a checkpoint that is kept until somebody removes it; completes with where it is. */
    public CompletableFuture<String> triggerSavepoint() {
        return job.savepoint(JobExecutor.SavepointMode.CONTINUE);
    }

    /** The same, and the job ends with it. */
    public CompletableFuture<String> stopWithSavepoint() {
        return stopWithSavepoint(false);
    }

    /**
     * Ends the job with a savepoint; completes with where it is.
     *
     * @param advanceToEndOfEventTime whether the sources end where they are, as if there were nothing more to be read:
     *     windows and timers fire, the job finishes, and its last checkpoint is the savepoint. Else nothing after the
     *     savepoint is committed
     */
    public CompletableFuture<String> stopWithSavepoint(boolean advanceToEndOfEventTime) {
        return job.savepoint(
                advanceToEndOfEventTime ? JobExecutor.SavepointMode.DRAIN : JobExecutor.SavepointMode.STOP);
    }

    /** Completes when the job has finished; exceptionally when it failed or was cancelled. */
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return job.completion().thenApply(outcome -> {
            if (outcome == JobExecutor.Outcome.CANCELLED) {
                throw new java.util.concurrent.CancellationException("job " + jobName + " was cancelled");
            }
            return new JobExecutionResult(jobName, job.id(), job.metrics());
        });
    }

    /** The present values of its metrics. */
    public Map<String, Long> metrics() {
        return job.metrics();
    }
}
