package dev.weir.coordinator;

import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Numbers the epochs of a job. One begins when a task asks for it, unless several are still on their way through the
 * job: then all that asked meanwhile share the next. An epoch is through when every task without consumers has said so.
 * One thread.
 */
final class EpochCoordinator {
    /** No epoch is to be started. */
    static final long NONE = -1;

    private static final int MAX_IN_FLIGHT = 2;

    private final TaskGraph graph;
    private final boolean enabled;
    private final Set<TaskId> sources = new HashSet<>();
    private final Map<TaskId, Long> acknowledged = new HashMap<>();
    /** The epoch that was the newest when a task began: it sees none up to that one. */
    private final Map<TaskId, Long> joined = new HashMap<>();

    private long current;
    private boolean wanted;

    EpochCoordinator(TaskGraph graph) {
        this.graph = graph;
        enabled = graph.job().epochs().enabled();
        join(Set.copyOf(graph.tasks()));
    }

    /** Tasks begin. */
    void join(Set<TaskId> tasks) {
        for (TaskId task : tasks) {
            TaskGraph.Vertex vertex = graph.vertices().get(task.vertex());
            if (vertex.isSource()) {
                sources.add(task);
            }
            if (enabled && graph.outputs(vertex).isEmpty()) {
                acknowledged.put(task, current);
            }
            joined.put(task, current);
        }
    }

    /** Tasks have failed, and nobody waits for them any more; returns the epoch to start now. */
    long leave(Set<TaskId> tasks) {
        sources.removeAll(tasks);
        acknowledged.keySet().removeAll(tasks);
        return next();
    }

    /** A task has emitted something behind a barrier; returns the epoch to start now. */
    long requested(TaskId task, long after) {
        if (enabled && Math.max(after, joined.getOrDefault(task, 0L)) >= current) {
            wanted = true;
        }
        return next();
    }

    /** An epoch has gone through a last task; returns the epoch to start now. */
    long acknowledged(TaskId task, long epoch) {
        acknowledged.computeIfPresent(task, (known, before) -> Math.max(before, epoch));
        return next();
    }

    /** A task has ended; returns the epoch to start now. */
    long finished(TaskId task) {
        acknowledged.remove(task);
        if (sources.remove(task) && enabled) {
            wanted = true;
        }
        return next();
    }

    /** The epoch that ends with a checkpoint's barrier; {@link #NONE} when no source is left to send it. */
    long forCheckpoint() {
        if (sources.isEmpty()) {
            return NONE;
        }
        wanted = false;
        return ++current;
    }

    private long next() {
        long oldest = current;
        for (long epoch : acknowledged.values()) {
            oldest = Math.min(oldest, epoch);
        }
        if (!wanted || sources.isEmpty() || current - oldest >= MAX_IN_FLIGHT) {
            return NONE;
        }
        wanted = false;
        return ++current;
    }
}
