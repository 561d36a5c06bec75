package dev.weir.coordinator;

import dev.weir.base.Configuration;
import dev.weir.base.ErrorCode;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToHost;
import dev.weir.protocol.ToWorker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one job, one at a time: barriers go out, every task acknowledges with what it had, the whole is
 * made durable in one step by the host, and only then do sinks commit what they had prepared. What is not known to be
 * committed is part of every later checkpoint. One thread.
 */
final class CheckpointCoordinator {
    /** No checkpoint will begin by itself. */
    static final long NEVER = Long.MAX_VALUE;

    private record Request(long id, boolean stop) {}

    /** The checkpoint that is being made. */
    private static final class InProgress {
        private final long id;
        private final Checkpoint.Kind kind;
        private final long startedMillis;
        private final List<SourceSnapshot> sources;
        private final @Nullable Request request;
        private final Map<TaskId, List<NodeSnapshot>> acknowledged = new HashMap<>();
        private final Map<String, List<byte[]>> prepared = new TreeMap<>();
        /** Tasks that had ended before and whose last output is first in this one. */
        private final Set<TaskId> handed = new HashSet<>();

        private boolean overtakes;
        private boolean storing;

        InProgress(
                long id,
                Checkpoint.Kind kind,
                long startedMillis,
                List<SourceSnapshot> sources,
                @Nullable Request request) {
            this.id = id;
            this.kind = kind;
            this.startedMillis = startedMillis;
            this.sources = sources;
            this.request = request;
        }
    }

    private final String job;
    private final TaskGraph graph;
    private final @Nullable Duration interval;
    private final long pauseMillis;
    private final long timeoutMillis;
    private final long overtakeMillis;
    private final int tolerableFailures;

    private final Deque<Request> requests = new ArrayDeque<>();
    /** What sinks have been told to commit, by checkpoint and uid of the sink. */
    private final Map<Long, Map<String, List<byte[]>>> committing = new LinkedHashMap<>();

    private final Map<TaskId, List<NodeSnapshot>> ended = new HashMap<>();
    /** Tasks that have ended and whose last output is in a checkpoint. */
    private final Set<TaskId> handedOver = new HashSet<>();

    private @Nullable InProgress inProgress;
    private long nextId = 1;
    private long oldest;
    private long lastStartMillis;
    private long lastEndMillis;
    private int failuresInARow;
    private boolean mayOvertake;
    private boolean running;

    CheckpointCoordinator(String job, TaskGraph graph) {
        this.job = job;
        this.graph = graph;
        Configuration options = graph.job().options();
        interval = options.find(CheckpointOptions.INTERVAL).orElse(null);
        pauseMillis = options.get(CheckpointOptions.PAUSE).toMillis();
        timeoutMillis = options.get(CheckpointOptions.TIMEOUT).toMillis();
        overtakeMillis = options.get(CheckpointOptions.OVERTAKE_AFTER).toMillis();
        tolerableFailures = options.get(CheckpointOptions.TOLERABLE_FAILURES);
    }

    /** Whether the job makes checkpoints. */
    boolean isEnabled() {
        return interval != null;
    }

    /** No checkpoint of the job's folder before this one belongs to this run of the job. */
    long oldest() {
        return oldest;
    }

    /** The tasks of an attempt are about to start. */
    void start(@Nullable Checkpoint restored, long next, long nowMillis, List<Order> out) {
        running = true;
        ended.clear();
        handedOver.clear();
        nextId = Math.max(nextId, next);
        if (oldest == 0) {
            oldest = restored == null ? next : restored.id();
        }
        lastStartMillis = nowMillis;
        lastEndMillis = nowMillis;
        failuresInARow = 0;
        mayOvertake = true;
        if (restored != null && !restored.uncommitted().isEmpty()) {
            commit(restored.id(), restored.uncommitted(), out);
        }
    }

    /** The attempt is over; a checkpoint that is not being stored already is given up. */
    void stop(List<Order> out) {
        running = false;
        InProgress present = inProgress;
        if (present != null && !present.storing) {
            giveUp(present, WeirException.of(CheckpointError.STORE_FAILED, "the job has ended or failed"), out);
        }
    }

    /** Whether nothing is being stored or committed. */
    boolean isQuiet() {
        return inProgress == null && committing.isEmpty();
    }

    /** Somebody wants a savepoint; a job that makes no checkpoints cannot make one. */
    void request(long id, boolean stop, List<Order> out) {
        if (isEnabled()) {
            requests.add(new Request(id, stop));
            return;
        }
        WeirException reason = WeirException.of(CheckpointError.NOT_ENABLED, "the job makes no checkpoints")
                .hint("set '" + CheckpointOptions.INTERVAL.key() + "' before it starts");
        out.add(new ToHost.SavepointMade(job, id, 0, reason));
    }

    /** Takes the requests that can no longer be fulfilled. */
    void refuseRequests(List<Order> out) {
        for (Request request : requests) {
            WeirException reason =
                    WeirException.of(CheckpointError.STORE_FAILED, "the job has ended before its savepoint was made");
            out.add(new ToHost.SavepointMade(job, request.id(), 0, reason));
        }
        requests.clear();
    }

    /** When it wants to be asked to {@link #advance} again. */
    long deadline() {
        if (!running) {
            return NEVER;
        }
        if (inProgress != null) {
            return inProgress.storing
                    ? NEVER
                    : inProgress.startedMillis
                            + (willOvertake(inProgress) ? Math.min(timeoutMillis, overtakeMillis) : timeoutMillis);
        }
        return interval == null ? NEVER : Math.max(lastStartMillis + interval.toMillis(), lastEndMillis + pauseMillis);
    }

    /**
     * Begins a checkpoint if it is time, and gives up one that takes too long.
     *
     * @param sources called when a checkpoint begins: what the coordinator knows of the sources at that moment
     * @return an error that is the job's; null when there is none
     */
    @Nullable
    WeirException advance(
            long nowMillis, EpochCoordinator epochs, Supplier<List<SourceSnapshot>> sources, List<Order> out) {
        InProgress present = inProgress;
        if (present != null && !present.storing && nowMillis - present.startedMillis >= timeoutMillis) {
            return failed(
                    present.id,
                    WeirException.of(
                            CheckpointError.STORE_FAILED,
                            "checkpoint %d was not complete after %d ms",
                            present.id,
                            timeoutMillis),
                    nowMillis,
                    out);
        }
        if (present != null && willOvertake(present) && nowMillis - present.startedMillis >= overtakeMillis) {
            present.overtakes = true;
            out.add(new ToWorker.Overtake(job, present.id));
        }
        boolean due = inProgress == null && running && (!requests.isEmpty() || nowMillis >= deadline());
        if (due) {
            long epoch = epochs.forCheckpoint();
            if (epoch != EpochCoordinator.NONE) {
                Request request = requests.poll();
                lastStartMillis = nowMillis;
                begin(
                        request == null ? Checkpoint.Kind.CHECKPOINT : Checkpoint.Kind.SAVEPOINT,
                        request,
                        nowMillis,
                        sources);
                out.add(new ToWorker.StartEpoch(job, epoch, Objects.requireNonNull(inProgress).id));
            } else {
                lastStartMillis = nowMillis;
            }
        }
        return null;
    }

    /** A savepoint is for those who change the job: in it, nothing lies between operators. */
    private boolean willOvertake(InProgress present) {
        return mayOvertake && !present.overtakes && !present.storing && present.kind == Checkpoint.Kind.CHECKPOINT;
    }

    private void begin(
            Checkpoint.Kind kind, @Nullable Request request, long nowMillis, Supplier<List<SourceSnapshot>> sources) {
        inProgress = new InProgress(nextId++, kind, nowMillis, sources.get(), request);
    }

    /** All tasks have finished: one last checkpoint says so. */
    void end(long nowMillis, Supplier<List<SourceSnapshot>> sources, List<Order> out) {
        InProgress present = inProgress;
        if (present == null) {
            begin(Checkpoint.Kind.END, null, nowMillis, sources);
            storeIfComplete(nowMillis, out);
        }
    }

    /** Whether the last checkpoint is one that says that the job has ended. */
    boolean isEnding() {
        return inProgress != null && inProgress.kind == Checkpoint.Kind.END;
    }

    /** A task has acknowledged. */
    void acknowledged(TaskId task, long checkpoint, List<NodeSnapshot> nodes, long nowMillis, List<Order> out) {
        InProgress present = inProgress;
        if (present != null && present.id == checkpoint && !present.storing) {
            present.acknowledged.put(task, nodes);
            storeIfComplete(nowMillis, out);
        }
    }

    /** A task has finished its work. */
    void finished(TaskId task, List<NodeSnapshot> nodes, long nowMillis, List<Order> out) {
        ended.put(task, nodes);
        storeIfComplete(nowMillis, out);
    }

    private void storeIfComplete(long nowMillis, List<Order> out) {
        InProgress present = inProgress;
        if (present == null || present.storing) {
            return;
        }
        List<NodeSnapshot> nodes = new ArrayList<>();
        for (TaskId task : graph.tasks()) {
            List<NodeSnapshot> ofTask = present.acknowledged.getOrDefault(task, ended.get(task));
            if (ofTask == null) {
                return;
            }
            nodes.addAll(ofTask);
        }
        for (TaskId task : graph.tasks()) {
            List<NodeSnapshot> acknowledged = present.acknowledged.get(task);
            if (acknowledged != null) {
                collect(acknowledged, present.prepared);
            } else if (handedOver.add(task)) {
                present.handed.add(task);
                collect(Objects.requireNonNull(ended.get(task)), present.prepared);
            }
        }
        present.storing = true;
        out.add(new ToHost.StoreCheckpoint(job, checkpoint(present, nodes, nowMillis), oldest));
    }

    private static void collect(List<NodeSnapshot> nodes, Map<String, List<byte[]>> prepared) {
        for (NodeSnapshot node : nodes) {
            if (!node.committables().isEmpty()) {
                prepared.computeIfAbsent(node.node(), name -> new ArrayList<>()).addAll(node.committables());
            }
        }
    }

    private Checkpoint checkpoint(InProgress present, List<NodeSnapshot> nodes, long nowMillis) {
        Map<String, List<byte[]>> uncommitted = new TreeMap<>();
        committing
                .values()
                .forEach(byNode -> byNode.forEach((name, list) -> uncommitted
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .addAll(list)));
        present.prepared.forEach((name, list) ->
                uncommitted.computeIfAbsent(name, key -> new ArrayList<>()).addAll(list));
        List<NodeSnapshot> withoutCommittables =
                nodes.stream().map(NodeSnapshot::withoutCommittables).toList();
        return new Checkpoint(
                present.id,
                graph.job().name(),
                present.kind,
                present.startedMillis,
                nowMillis,
                graph.job().maxParallelism(),
                withoutCommittables,
                present.sources,
                uncommitted);
    }

    /**
     * A checkpoint is durable.
     *
     * @return whether the job is to be stopped, because whoever asked for the savepoint wants that
     */
    boolean stored(long checkpoint, long nowMillis, List<Order> out) {
        InProgress present = Objects.requireNonNull(inProgress);
        if (present.id != checkpoint) {
            throw new IllegalStateException("checkpoint " + checkpoint + " was not being stored");
        }
        inProgress = null;
        failuresInARow = 0;
        lastEndMillis = nowMillis;
        out.add(new ToWorker.SettleCheckpoint(job, checkpoint, true));
        if (!present.prepared.isEmpty()) {
            commit(checkpoint, present.prepared, out);
        }
        if (present.request == null) {
            return false;
        }
        out.add(new ToHost.SavepointMade(job, present.request.id(), checkpoint, null));
        return present.request.stop();
    }

    private void commit(long checkpoint, Map<String, List<byte[]>> prepared, List<Order> out) {
        committing.put(checkpoint, Map.copyOf(prepared));
        Map<Integer, List<byte[]>> byNode = new TreeMap<>();
        for (JobGraph.Node node : graph.job().nodes()) {
            List<byte[]> committables = prepared.get(node.uid());
            if (committables != null) {
                byNode.put(node.id(), committables);
            }
        }
        out.add(new ToWorker.Commit(job, graph, checkpoint, byNode));
    }

    /** What sinks had prepared for a checkpoint is completed. */
    void committed(long checkpoint) {
        committing.remove(checkpoint);
    }

    /** What sinks had prepared could not be completed now: the next attempt will find it in the newest checkpoint. */
    void commitFailed(long checkpoint) {
        committing.remove(checkpoint);
    }

    /**
     * A checkpoint cannot be.
     *
     * @return an error that is the job's: too many failed one after the other; null when it may go on
     */
    @Nullable
    WeirException failed(long checkpoint, WeirException reason, long nowMillis, List<Order> out) {
        InProgress present = inProgress;
        if (present == null || present.id != checkpoint) {
            return null;
        }
        lastEndMillis = nowMillis;
        giveUp(present, reason, out);
        if (present.overtakes && mayOvertake && reason.code() == CheckpointError.CANNOT_OVERTAKE) {
            mayOvertake = false;
            out.add(new ToHost.Tell(
                    job,
                    "checkpoint " + checkpoint + " could not overtake and no later one will: " + reason.getMessage()));
        }
        boolean counts = reason.code().kind() != ErrorCode.Kind.RESOURCES;
        if (counts) {
            failuresInARow++;
            out.add(new ToHost.Tell(job, "checkpoint " + checkpoint + " was given up: " + reason.getMessage()));
        }
        return present.kind == Checkpoint.Kind.END || failuresInARow > tolerableFailures ? reason : null;
    }

    private void giveUp(InProgress present, WeirException reason, List<Order> out) {
        inProgress = null;
        handedOver.removeAll(present.handed);
        out.add(new ToWorker.SettleCheckpoint(job, present.id, false));
        if (present.request != null) {
            out.add(new ToHost.SavepointMade(job, present.request.id(), 0, reason));
        }
    }
}
