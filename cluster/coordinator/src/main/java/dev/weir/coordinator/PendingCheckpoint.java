package dev.weir.coordinator;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checkpoint that is being made: collects what tasks acknowledge until all have. One thread. */
final class PendingCheckpoint {
    private final long id;
    private final Checkpoint.Kind kind;
    private final long startedMillis;
    private final List<SourceSnapshot> sources;
    private final SavepointRequests.@Nullable Request request;
    private final boolean last;
    private final Map<TaskId, List<NodeSnapshot>> acknowledged = new HashMap<>();
    private final Map<String, List<byte[]>> prepared = new TreeMap<>();
    /** Tasks that had ended before and whose last output is first in this one. */
    private final Set<TaskId> handed = new HashSet<>();

    private boolean overtakes;
    private boolean storing;

    /**
     * One that begins now.
     *
     * @param sources what the coordinator knows of the sources
     * @param request who asked for it; null when nobody did
     * @param last whether all tasks have finished, which it says
     */
    PendingCheckpoint(
            long id,
            Checkpoint.Kind kind,
            long startedMillis,
            List<SourceSnapshot> sources,
            SavepointRequests.@Nullable Request request,
            boolean last) {
        this.id = id;
        this.kind = kind;
        this.startedMillis = startedMillis;
        this.sources = sources;
        this.request = request;
        this.last = last;
    }

    long id() {
        return id;
    }

    long startedMillis() {
        return startedMillis;
    }

    /** Who asked for it; null when nobody did. */
    SavepointRequests.@Nullable Request request() {
        return request;
    }

    /** Whether it says that all tasks have finished. */
    boolean isLast() {
        return last;
    }

    /** Whether the host makes it durable: it can no longer be given up. */
    boolean isStoring() {
        return storing;
    }

    /** Whether tasks have been told not to wait for what lies between them. */
    boolean overtakes() {
        return overtakes;
    }

    void overtake() {
        overtakes = true;
    }

    /** A savepoint is for those who change the job: in it, nothing lies between operators. */
    boolean mayOvertake() {
        return !overtakes && !storing && kind != Checkpoint.Kind.SAVEPOINT;
    }

    /** A task says what it had. */
    void acknowledge(TaskId task, List<NodeSnapshot> nodes) {
        acknowledged.put(task, nodes);
    }

    /** What sinks have prepared for it, by their uid; known when it is being stored. */
    Map<String, List<byte[]>> prepared() {
        return prepared;
    }

    /** Tasks that had ended before and whose last output is first in this one. */
    Set<TaskId> handed() {
        return handed;
    }

    /**
     * What is to be stored, if every task has acknowledged or had ended before.
     *
     * @param ended what tasks have left that have ended
     * @param handedOver tasks that have ended and whose last output is in a checkpoint; those whose output is in this
     *     one are added
     * @param uncommitted what sinks had prepared for earlier checkpoints and is not known to be committed
     * @return null while somebody is missing
     */
    @Nullable
    Checkpoint complete(
            TaskGraph graph,
            Map<TaskId, List<NodeSnapshot>> ended,
            Set<TaskId> handedOver,
            Map<String, List<byte[]>> uncommitted,
            long nowMillis) {
        Map<TaskId, List<NodeSnapshot>> byTask = new HashMap<>();
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (TaskId task : graph.tasks()) {
            List<NodeSnapshot> ofTask = acknowledged.getOrDefault(task, ended.get(task));
            if (ofTask == null) {
                return null;
            }
            byTask.put(task, ofTask);
            ofTask.forEach(node -> nodes.add(node.withoutCommittables()));
        }
        for (TaskId task : graph.tasks()) {
            if (acknowledged.containsKey(task)) {
                collect(byTask.getOrDefault(task, List.of()));
            } else if (handedOver.add(task)) {
                handed.add(task);
                collect(byTask.getOrDefault(task, List.of()));
            }
        }
        storing = true;
        JobGraph job = graph.job();
        prepared.forEach((name, list) ->
                uncommitted.computeIfAbsent(name, key -> new ArrayList<>()).addAll(list));
        return new Checkpoint(
                id, job.name(), kind, startedMillis, nowMillis, job.maxParallelism(), nodes, sources, uncommitted);
    }

    private void collect(List<NodeSnapshot> nodes) {
        for (NodeSnapshot node : nodes) {
            if (!node.committables().isEmpty()) {
                prepared.computeIfAbsent(node.node(), name -> new ArrayList<>()).addAll(node.committables());
            }
        }
    }
}
