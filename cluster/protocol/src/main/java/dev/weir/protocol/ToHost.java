package dev.weir.protocol;

import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What a coordinator asks of the process that it lives in: what blocks, and what takes time. */
public sealed interface ToHost extends Order {
    /**
     * Look for splits of a source until told to stop; answers are {@link ToCoordinator.SplitsDiscovered} and
     * {@link ToCoordinator.DiscoveryFailed}.
     *
     * @param attempt how often the job has been started, to tell answers apart
     * @param restored what another enumerator knew; null for a fresh start
     */
    record Discover(String job, int attempt, int node, byte @Nullable [] restored) implements ToHost {}

    /** Look for no splits of a job any more. */
    record StopDiscovery(String job) implements ToHost {}

    /**
     * Find the checkpoint with which a job goes on; answers are {@link ToCoordinator.CheckpointFound} and
     * {@link ToCoordinator.CheckpointsUnusable}.
     *
     * @param oldest no checkpoint of the job's own folder before this one counts; 0 at the job's start, when its option
     *     says where to look
     */
    record FindCheckpoint(String job, long oldest) implements ToHost {}

    /**
     * Make a checkpoint durable, then remove those from {@code oldest} on that are no longer retained; answers are
     * {@link ToCoordinator.CheckpointStored} and {@link ToCoordinator.CheckpointNotStored}.
     */
    record StoreCheckpoint(String job, Checkpoint checkpoint, long oldest) implements ToHost {}

    /** Send {@link ToCoordinator.TimePassed} at that time. */
    record WakeUp(String job, long atMillis) implements ToHost {}

    /** A savepoint that somebody asked for is durable, or cannot be. */
    record SavepointMade(
            String job,
            long request,
            long checkpoint,
            @Nullable WeirException failure) implements ToHost {}

    /** Something happened to a job that its user may want to know. */
    record Tell(String job, String message) implements ToHost {}
}
