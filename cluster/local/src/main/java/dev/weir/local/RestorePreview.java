package dev.weir.local;

import dev.weir.base.Clock;
import dev.weir.coordinator.RestorePlanner;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.state.SnapshotTables;
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
        SnapshotTables snapshot = new SnapshotTables(checkpoint, directory, backend);
        Map<String, Map<String, RestorePlanner.Held>> held = new LinkedHashMap<>();
        for (String operator : snapshot.operators()) {
            Map<String, RestorePlanner.Held> states = new LinkedHashMap<>();
            for (StateTable table : snapshot.tables(operator)) {
                states.put(table.name(), new RestorePlanner.Held(table.describe(), table.rowCount()));
            }
            held.put(operator, states);
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
