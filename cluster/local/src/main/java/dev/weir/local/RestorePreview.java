package dev.weir.local;

import dev.weir.base.Clock;
import dev.weir.coordinator.RestorePlanner;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a job would take over from a checkpoint; neither starts nor changes anything. */
final class RestorePreview {
    private final StateBackend backend;
    private final Clock clock;

    RestorePreview(StateBackend backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    RestorePlan plan(JobGraph job, CheckpointKeeper.Opened opened) {
        Checkpoint checkpoint = opened.checkpoint();
        if (checkpoint == null) {
            checkpoint = new Checkpoint(
                    0,
                    job.name(),
                    Checkpoint.Kind.CHECKPOINT,
                    0,
                    0,
                    job.maxParallelism(),
                    List.of(),
                    List.of(),
                    Map.of());
        }
        return new RestorePlanner(checkpoint, job, held(checkpoint, opened.directory()), wanted(job)).plan();
    }

    private Map<String, Map<String, RestorePlanner.Held>> held(Checkpoint checkpoint, CheckpointDirectory directory) {
        BlobStore blobs = directory.blobs(checkpoint.id(), 0, 0);
        Map<String, Map<String, RestorePlanner.Held>> held = new LinkedHashMap<>();
        for (NodeSnapshot node : checkpoint.nodes()) {
            RestoredState state = new RestoredState(node.subtask(), node.parallelism(), node.state());
            for (StateTable table : backend.read(node.node(), state, blobs)) {
                held.computeIfAbsent(node.node(), uid -> new LinkedHashMap<>())
                        .merge(
                                table.name(),
                                new RestorePlanner.Held(table.describe(), table.rowCount()),
                                (a, b) -> new RestorePlanner.Held(a.form(), a.rows() + b.rows()));
            }
        }
        return held;
    }

    private Map<String, Map<String, String>> wanted(JobGraph job) {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        for (JobGraph.Node node : job.nodes()) {
            if (node instanceof JobGraph.OperatorNode operator
                    && operator.operator().isInert()) {
                StateSetup setup = StateSetup.fresh(node.name(), 0, node.parallelism(), job.maxParallelism());
                Map<String, String> asked = new LinkedHashMap<>();
                operator.operator()
                        .create(new PreviewContext(node, job, clock, new AskedState(backend.open(setup), asked)));
                wanted.put(node.uid(), asked);
            }
        }
        return wanted;
    }
}
