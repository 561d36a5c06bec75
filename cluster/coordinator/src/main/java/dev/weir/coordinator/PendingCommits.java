package dev.weir.coordinator;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToWorker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sinks have been told to commit, by checkpoint, until it is known that they have. One thread. */
final class PendingCommits {
    private final String job;
    private final TaskGraph graph;
    /** By checkpoint and uid of the sink. */
    private final Map<Long, Map<String, List<byte[]>>> commits = new LinkedHashMap<>();

    PendingCommits(String job, TaskGraph graph) {
        this.job = job;
        this.graph = graph;
    }

    boolean isEmpty() {
        return commits.isEmpty();
    }

    /** Has what sinks had prepared for a checkpoint that is durable completed. */
    void commit(long checkpoint, Map<String, List<byte[]>> prepared, List<Order> out) {
        commits.put(checkpoint, Map.copyOf(prepared));
        Map<Integer, List<byte[]>> byNode = new TreeMap<>();
        for (JobGraph.Node node : graph.job().nodes()) {
            List<byte[]> committables = prepared.get(node.uid());
            if (committables != null) {
                byNode.put(node.id(), committables);
            }
        }
        out.add(new ToWorker.Commit(job, graph, checkpoint, byNode));
    }

    /**
     * It is completed; or it could not be now, and the next attempt will find it in the newest checkpoint.
     *
     * @param checkpoint for which it had been prepared
     */
    void answered(long checkpoint) {
        commits.remove(checkpoint);
    }

    /** All of it by uid of the sink, in the order of preparation. */
    Map<String, List<byte[]>> bySink() {
        Map<String, List<byte[]>> all = new TreeMap<>();
        commits.values()
                .forEach(byNode -> byNode.forEach((name, list) ->
                        all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(list)));
        return all;
    }
}
