package dev.weir.protocol;

import dev.weir.base.WeirException;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskId;
import java.util.List;

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
     * @param node the source's node
     * @param splits what it found, in the order in which they should be read
     * @param last whether it will not be asked again
     */
    record SplitsDiscovered(String job, int node, List<Source.Split> splits, boolean last) implements ToCoordinator {
        public SplitsDiscovered {
            splits = List.copyOf(splits);
        }
    }

    /** The enumerator of a source failed. */
    record DiscoveryFailed(String job, int node, WeirException error) implements ToCoordinator {}

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

    /** A task has processed all its input. */
    record TaskFinished(String job, TaskId task) implements ToCoordinator {}

    /** A task has ended with an error. */
    record TaskFailed(String job, TaskId task, WeirException error) implements ToCoordinator {}

    /** A task has ended because it was told to. */
    record TaskCancelled(String job, TaskId task) implements ToCoordinator {}
}
