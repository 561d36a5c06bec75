package dev.weir.sql;

import dev.weir.dataflow.JobExecutor.Outcome;
import java.util.List;

/**
 * An INSERT or statement set whose job has been started.
 *
 * @param job the running job
 * @param targets the tables it writes to
 * @param bounded whether its inputs come to an end
 * @param waits whether a script goes on only when it has ended
 * @param warnings what the planner wants the user to know
 */
public record JobResult(SqlJob job, List<String> targets, boolean bounded, boolean waits, List<String> warnings)
        implements StatementResult {
    public JobResult {
        targets = List.copyOf(targets);
        warnings = List.copyOf(warnings);
    }

    /** Waits for the job's end. Fails with the job's error. */
    public Outcome await() {
        return job.await();
    }
}
