package dev.weir.coordinator;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a job can go on with a checkpoint. */
final class Fit {
    private Fit() {}

    /** What stands in the way; null when nothing does. */
    static @Nullable WeirException misfit(Checkpoint checkpoint, JobGraph job) {
        if (checkpoint.maxParallelism() != job.maxParallelism()) {
            return WeirException.of(
                    CheckpointError.DOES_NOT_FIT,
                    "checkpoint %d divides keys into %d groups, the job into %d",
                    checkpoint.id(),
                    checkpoint.maxParallelism(),
                    job.maxParallelism());
        }
        Set<String> present = job.nodes().stream().map(JobGraph.Node::uid).collect(Collectors.toSet());
        Set<String> homeless = new TreeSet<>();
        for (NodeSnapshot node : checkpoint.nodes()) {
            if (!node.contents().isEmpty() && !present.contains(node.node())) {
                homeless.add(node.node().equals(node.name()) ? node.node() : node.node() + " (" + node.name() + ")");
            }
        }
        checkpoint.uncommitted().keySet().stream()
                .filter(name -> !present.contains(name))
                .forEach(homeless::add);
        if (!homeless.isEmpty() && !job.options().get(CheckpointOptions.ALLOW_DROPPED_STATE)) {
            return WeirException.of(
                            CheckpointError.DOES_NOT_FIT,
                            "checkpoint %d has state of %s, and the job has no such operator",
                            checkpoint.id(),
                            String.join(", ", homeless))
                    .hint("to leave that state behind set '" + CheckpointOptions.ALLOW_DROPPED_STATE.key()
                            + "' = 'true'");
        }
        return null;
    }
}
