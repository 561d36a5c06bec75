package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.List;

/** What tasks tell their worker, each on its own thread. Exactly one of the last three comes, and nothing after it. */
public interface TaskEvents {
    /** A source wants a split; it has {@code held} that are not read to the end. */
    void splitRequested(TaskId task, int held);

    /** Something was emitted since barrier {@code after} and should be shown: a new epoch is wanted. */
    void epochRequested(TaskId task, long after);

    /** Everything up to the barrier of an epoch has gone through a task that has no consumers. */
    void epochCompleted(TaskId task, long epoch);

    /** A checkpoint has passed through the task, and what its nodes had is written. */
    void checkpointed(TaskId task, long checkpoint, List<NodeSnapshot> nodes);

    /** The task cannot take part in a checkpoint. */
    void checkpointFailed(TaskId task, long checkpoint, WeirException reason);

    /**
     * All input is processed.
     *
     * @param nodes what its nodes leave to the checkpoints that follow; empty in jobs without
     */
    void finished(TaskId task, List<NodeSnapshot> nodes);

    /** The task has ended with an error. */
    void failed(TaskId task, WeirException error);

    /** The task was cancelled and has closed everything. */
    void cancelled(TaskId task);
}
