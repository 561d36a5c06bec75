package dev.weir.protocol;

import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a coordinator tells a worker. */
public sealed interface ToWorker extends Order {
    /**
     * Create and start tasks of a job; those of the same ids before have ended.
     *
     * @param tasks all of the job, or those that start again while others run: between the two there are no channels
     * @param checkpoints whether the job makes checkpoints
     * @param restored the checkpoint with which it goes on; null for a fresh start
     */
    record DeployTasks(
            String job,
            TaskGraph graph,
            Set<TaskId> tasks,
            boolean checkpoints,
            @Nullable Checkpoint restored) implements ToWorker {
        public DeployTasks {
            tasks = Set.copyOf(tasks);
        }
    }

    /**
     * A source gets the split that it asked for.
     *
     * @param watermark how far its event time is
     */
    record AssignSplit(String job, TaskId task, Source.Split split, long watermark) implements ToWorker {}

    /** There is no split for a source at present; its request stands. */
    record NoSplitNow(String job, TaskId task) implements ToWorker {}

    /** There is no split for a source and there never will be. */
    record NoMoreSplits(String job, TaskId task) implements ToWorker {}

    /** Sources of a job, among these tasks, are to end where they are, as if there were nothing more to be read. */
    record EndInput(String job, Set<TaskId> tasks) implements ToWorker {
        public EndInput {
            tasks = Set.copyOf(tasks);
        }
    }

    /**
     * All sources of a job are to send the barrier that ends this epoch.
     *
     * @param checkpoint the checkpoint that the barrier belongs to; 0 for none
     */
    record StartEpoch(String job, long epoch, long checkpoint) implements ToWorker {}

    /** All tasks of a job are to be cut for a checkpoint now: it does not wait for what lies between them. */
    record Overtake(String job, long checkpoint) implements ToWorker {}

    /** A checkpoint is durable, or was given up. */
    record SettleCheckpoint(String job, long checkpoint, boolean completed) implements ToWorker {}

    /**
     * Complete what sinks have prepared for a checkpoint that is durable; answers are {@link ToCoordinator.Committed}
     * and {@link ToCoordinator.CommitFailed}. Commits of a job come one after the other.
     *
     * @param committables by the id of the sink's node
     */
    record Commit(String job, TaskGraph graph, long checkpoint, Map<Integer, List<byte[]>> committables)
            implements ToWorker {}

    /** End tasks of a job without finishing their work. */
    record CancelTasks(String job, Set<TaskId> tasks) implements ToWorker {
        public CancelTasks {
            tasks = Set.copyOf(tasks);
        }
    }

    /** All tasks of a job have ended and nobody will speak of it again. */
    record ForgetJob(String job) implements ToWorker {}
}
