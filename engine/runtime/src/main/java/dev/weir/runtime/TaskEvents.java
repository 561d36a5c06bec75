package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.dataflow.TaskId;

/** What tasks tell their worker, each on its own thread. Exactly one of the last three comes, and nothing after it. */
public interface TaskEvents {
    /** A source wants a split; it has {@code held} that are not read to the end. */
    void splitRequested(TaskId task, int held);

    /** Something was emitted since barrier {@code after} and should be shown: a new epoch is wanted. */
    void epochRequested(TaskId task, long after);

    /** Everything up to the barrier of an epoch has gone through a task that has no consumers. */
    void epochCompleted(TaskId task, long epoch);

    /** All input is processed. */
    void finished(TaskId task);

    /** The task has ended with an error. */
    void failed(TaskId task, WeirException error);

    /** The task was cancelled and has closed everything. */
    void cancelled(TaskId task);
}
