package dev.weir.coordinator;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Source.SplitCodec;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to run a job knows of its sources: their splits, and what their enumerators have seen. One thread.
 */
final class Sources {
    private final String job;
    private final Map<Integer, SplitAssigner> assigners = new HashMap<>(); // by vertex
    private final Map<Integer, JobGraph.SourceNode> nodes = new LinkedHashMap<>(); // by vertex
    private final Map<Integer, byte[]> enumerators = new HashMap<>(); // by vertex
    private final TaskGraph graph;

    Sources(String job, TaskGraph graph) {
        this.job = job;
        this.graph = graph;
        for (TaskGraph.Vertex vertex : graph.vertices()) {
            if (vertex.head() instanceof JobGraph.SourceNode source) {
                assigners.put(vertex.id(), new SplitAssigner(job, vertex.parallelism()));
                nodes.put(vertex.id(), source);
            }
        }
    }

    /**
     * Takes over what a checkpoint says, and has splits looked for where there may be more.
     *
     * @param discover false when no more splits are wanted
     */
    void start(@Nullable Checkpoint restored, int attempt, boolean discover, List<Order> out) {
        nodes.forEach((vertex, node) -> {
            boolean complete = restored != null && restore(vertex, node, restored);
            if (!complete && discover) {
                out.add(new ToHost.Discover(job, attempt, node.id(), enumerators.get(vertex)));
            }
        });
    }

    /**
     * Instances start again, while others go on.
     *
     * @param newest the newest checkpoint if the present instances took part in it; null while there is none
     */
    void restart(Set<TaskId> tasks, @Nullable Checkpoint newest) {
        for (TaskId task : tasks) {
            JobGraph.SourceNode node = nodes.get(task.vertex());
            if (node != null) {
                List<SplitSnapshot> left = newest == null
                        ? List.of()
                        : newest.byNode().getOrDefault(node.uid(), List.of()).stream()
                                .filter(snapshot -> snapshot.subtask() == task.subtask())
                                .flatMap(snapshot -> snapshot.splits().stream())
                                .toList();
                assigner(task.vertex())
                        .restarted(task, left, node.source().splitCodec().orElse(null));
            }
        }
    }

    /** The checkpoint for which {@link #checkpointBegins} was called last is durable. */
    void checkpointStored() {
        nodes.forEach((vertex, node) -> {
            // Without a codec, no checkpoint says what its readers have.
            if (node.source().splitCodec().isPresent()) {
                assigner(vertex).checkpointStored();
            }
        });
    }

    /** Whether all splits are known. */
    private boolean restore(int vertex, JobGraph.SourceNode node, Checkpoint restored) {
        List<NodeSnapshot> snapshots = restored.byNode().getOrDefault(node.uid(), List.of());
        Optional<SourceSnapshot> known = restored.sources().stream()
                .filter(source -> source.node().equals(node.uid()))
                .findFirst();
        boolean finished = !snapshots.isEmpty() && snapshots.stream().allMatch(NodeSnapshot::finished);
        Optional<SplitCodec> codec = node.source().splitCodec();
        if (known.isEmpty() || codec.isEmpty()) {
            if (finished) {
                assigner(vertex).finished();
                enumerators.put(vertex, new byte[0]);
            }
            return finished;
        }
        List<SplitSnapshot> left = new ArrayList<>();
        snapshots.forEach(snapshot -> left.addAll(snapshot.splits()));
        left.addAll(known.get().unassigned());
        // What a finished source has left is remembered: it was told to end there.
        boolean complete = finished || known.get().complete();
        assigner(vertex).restored(left, codec.get(), complete);
        enumerators.put(vertex, known.get().enumerator());
        return complete;
    }

    /** An enumerator has been asked. */
    void discovered(ToCoordinator.SplitsDiscovered found, List<Order> out) {
        int vertex = graph.vertexOf(found.node()).id();
        enumerators.put(vertex, found.enumerator());
        assigner(vertex).discovered(found.splits(), found.last(), out);
    }

    /** No instance gets a split any more; those that are there are only remembered. */
    void endInput() {
        assigners.values().forEach(SplitAssigner::endInput);
    }

    /** An instance wants a split. */
    void request(TaskId task, int held, List<Order> out) {
        assigner(task.vertex()).request(task, held, out);
    }

    /**
     * A checkpoint begins; returns what is to be known of the sources that can go on. Of one whose enumerator has not
     * answered yet, nothing.
     */
    List<SourceSnapshot> checkpointBegins() {
        List<SourceSnapshot> snapshots = new ArrayList<>();
        nodes.forEach((vertex, node) -> {
            assigner(vertex).checkpointBegins();
            Optional<SplitCodec> codec = node.source().splitCodec();
            byte[] enumerator = enumerators.get(vertex);
            if (codec.isPresent() && enumerator != null) {
                snapshots.add(new SourceSnapshot(
                        node.uid(),
                        enumerator,
                        assigner(vertex).isComplete(),
                        assigner(vertex).unassigned(codec.get())));
            }
        });
        return snapshots;
    }

    private SplitAssigner assigner(int vertex) {
        SplitAssigner assigner = assigners.get(vertex);
        if (assigner == null) {
            throw new IllegalArgumentException("vertex " + vertex + " of job " + job + " is not a source");
        }
        return assigner;
    }
}
