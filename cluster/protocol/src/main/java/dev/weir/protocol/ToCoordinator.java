package dev.weir.protocol;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coordinator is told: by workers, by those who look for splits, and by who submitted the job. */
public sealed interface ToCoordinator {
    /** The job it is about. */
    String job();

    /** The job may begin. */
    record StartJob(String job) implements ToCoordinator {}

    /** The job is to end without finishing its work. */
    record CancelJob(String job) implements ToCoordinator {}

    /**
     * The enumerator of a source was asked once more.
     *
     * @param attempt of which start of the job it speaks
     * @param node the source's node
     * @param splits what it found, in the order in which they should be read
     * @param last whether it will not be asked again
     * @param enumerator what another enumerator needs to go on behind these splits
     */
    record SplitsDiscovered(
            String job, int attempt, int node, List<Source.Split> splits, boolean last, byte[] enumerator)
            implements ToCoordinator {
        public SplitsDiscovered {
            splits = List.copyOf(splits);
        }
    }

    /** The enumerator of a source failed. */
    record DiscoveryFailed(String job, int attempt, int node, WeirException error) implements ToCoordinator {}

    /**
     * A source wants a split.
     *
     * @param held how many it has that are not read to the end
     */
    record RequestSplit(String job, TaskId task, int held) implements ToCoordinator {}

    /** Something was emitted behind barrier {@code after}: an epoch that shows it is wanted. */
    record RequestEpoch(String job, TaskId task, long after) implements ToCoordinator {}

    /** All of an epoch has gone through a task that has no consumers. */
    record EpochAcknowledged(String job, TaskId task, long epoch) implements ToCoordinator {}

    /**
     * A task has processed all its input.
     *
     * @param nodes what its nodes leave to later checkpoints
     */
    record TaskFinished(String job, TaskId task, List<NodeSnapshot> nodes) implements ToCoordinator {
        public TaskFinished {
            nodes = List.copyOf(nodes);
        }
    }

    /** A checkpoint has passed through a task, and what its nodes had is written. */
    record TaskCheckpointed(String job, TaskId task, long checkpoint, List<NodeSnapshot> nodes)
            implements ToCoordinator {
        public TaskCheckpointed {
            nodes = List.copyOf(nodes);
        }
    }

    /** A task cannot take part in a checkpoint. */
    record TaskNotCheckpointed(String job, TaskId task, long checkpoint, WeirException reason)
            implements ToCoordinator {}

    /**
     * The answer to {@link ToHost.FindCheckpoint}.
     *
     * @param checkpoint null when the job begins anew
     * @param nextId the number of the next checkpoint
     * @param passedOver for each newer checkpoint that is damaged, what is wrong with it
     */
    record CheckpointFound(String job, @Nullable Checkpoint checkpoint, long nextId, List<WeirException> passedOver)
            implements ToCoordinator {
        public CheckpointFound {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** No checkpoint can be found or used. */
    record CheckpointsUnusable(String job, WeirException error) implements ToCoordinator {}

    /** A checkpoint is durable. */
    record CheckpointStored(String job, long checkpoint) implements ToCoordinator {}

    /** A checkpoint could not be made durable. */
    record CheckpointNotStored(String job, long checkpoint, WeirException error) implements ToCoordinator {}

    /** What sinks had prepared for a checkpoint is completed. */
    record Committed(String job, long checkpoint) implements ToCoordinator {}

    /** What sinks had prepared for a checkpoint could not be completed. */
    record CommitFailed(String job, long checkpoint, WeirException error) implements ToCoordinator {}

    /** A time that was asked for has come. */
    record TimePassed(String job) implements ToCoordinator {}

    /**
     * Somebody wants a savepoint; the answer is {@link ToHost.SavepointMade}.
     *
     * @param mode what is to become of the job afterwards
     */
    record TriggerSavepoint(String job, long request, SavepointMode mode) implements ToCoordinator {}

    /** A task has ended with an error. */
    record TaskFailed(String job, TaskId task, WeirException error) implements ToCoordinator {}

    /** A task has ended because it was told to. */
    record TaskCancelled(String job, TaskId task) implements ToCoordinator {}
}
