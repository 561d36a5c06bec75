package dev.weir.runtime;

import dev.weir.base.Configuration;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.BatchCodec;
import dev.weir.dataflow.state.KeyMapping;
import dev.weir.dataflow.state.StateSetup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one instance of a node begins with. */
final class NodeRestore {
    private final JobGraph.Node node;
    private final int subtask;
    private final int maxParallelism;
    private final Configuration options;
    private final CheckpointServices checkpoints;
    private final List<NodeSnapshot> snapshots;

    NodeRestore(JobGraph job, JobGraph.Node node, int subtask, CheckpointServices checkpoints) {
        this.node = node;
        this.subtask = subtask;
        this.maxParallelism = job.maxParallelism();
        this.options = job.options();
        this.checkpoints = checkpoints;
        snapshots = checkpoints.restored(node.uid());
    }

    /** Whether the node had finished its work on all instances: nothing is left to be done or said. */
    boolean isFinished() {
        return !snapshots.isEmpty() && snapshots.stream().allMatch(NodeSnapshot::finished);
    }

    /** Whether there is state that may have to be kept. */
    boolean hasState() {
        return snapshots.stream().anyMatch(snapshot -> !snapshot.state().isEmpty());
    }

    /** Whether rows were on their way to the node, so that it must have channels. */
    boolean hasInFlight() {
        return snapshots.stream().anyMatch(snapshot -> snapshot.inFlight() != null);
    }

    /** The number of the checkpoint; 0 at a fresh start. */
    long checkpoint() {
        return checkpoints.restored() == null ? 0 : checkpoints.restored().id();
    }

    /**
     * The watermark that this instance had seen. With another parallelism than before, the least of all: what was late
     * for one instance only may then not be late.
     */
    long watermark() {
        if (snapshots.isEmpty()) {
            return Watermarks.MIN;
        }
        for (NodeSnapshot snapshot : snapshots) {
            if (snapshot.parallelism() == node.parallelism() && snapshot.subtask() == subtask) {
                return snapshot.watermark();
            }
        }
        return snapshots.stream().mapToLong(NodeSnapshot::watermark).min().getAsLong();
    }

    /** What was on its way to the instance: rows for which it was cut without waiting. */
    List<InFlight.Sent> inFlight(List<List<TaskPlan.Receiving>> channels, BatchCodec codec) {
        return checkpoints.restored() == null
                ? List.of()
                : new InFlightRestore(
                                node,
                                subtask,
                                maxParallelism,
                                snapshots,
                                checkpoints.blobs().at(checkpoint(), node.id(), subtask),
                                codec,
                                keyMapping())
                        .onto(channels);
    }

    /** How to open the instance's state. */
    StateSetup state() {
        List<RestoredState> restored = snapshots.stream()
                .map(snapshot -> new RestoredState(snapshot.subtask(), snapshot.parallelism(), snapshot.state()))
                .toList();
        return new StateSetup(
                node.name(),
                subtask,
                node.parallelism(),
                maxParallelism,
                restored,
                restored.isEmpty() ? null : checkpoints.blobs().at(checkpoint(), node.id(), subtask),
                options,
                keyMapping());
    }

    private @Nullable KeyMapping keyMapping() {
        return node instanceof JobGraph.OperatorNode operator
                ? operator.operator().keyMapping()
                : null;
    }
}
