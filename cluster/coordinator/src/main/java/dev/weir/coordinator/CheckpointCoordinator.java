package dev.weir.coordinator;

import dev.weir.base.Configuration;
import dev.weir.base.ErrorCode;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.SavepointMode;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** When an order to drain is tried again whose checkpoint has failed. */
    private static final long REPEAT_MILLIS = 1_000;

    private final String job;
    private final TaskGraph graph;
    private final @Nullable Duration interval;
    private final long pauseMillis;
    private final long timeoutMillis;
    private final long overtakeMillis;
    private final int tolerableFailures;

    private final SavepointRequests requests;
    private final PendingCommits commits;
    private final Map<TaskId, List<NodeSnapshot>> ended = new HashMap<>();
    /** Tasks that have ended and whose last output is in a checkpoint. */
    private final Set<TaskId> handedOver = new HashSet<>();

    private @Nullable PendingCheckpoint pending;
    private long nextId = 1;
    private long oldest;
    private long newest;
    private long begunWith;
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
        requests = new SavepointRequests(job, interval != null);
        commits = new PendingCommits(job, graph);
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
        newest = restored == null ? 0 : restored.id();
        begunWith = newest;
        lastStartMillis = nowMillis;
        lastEndMillis = nowMillis;
        failuresInARow = 0;
        mayOvertake = true;
        if (restored != null && restored.kind() == Checkpoint.Kind.DRAINING) {
            requests.drain(out);
        }
        if (restored != null && !restored.uncommitted().isEmpty()) {
            commits.commit(restored.id(), restored.uncommitted(), out);
        }
    }

    /** The attempt is over; a checkpoint that is not being stored already is given up. */
    void stop(List<Order> out) {
        running = false;
        abandon("the job has ended or failed", out);
    }

    /** A checkpoint that is not being stored already cannot be. */
    void abandon(String reason, List<Order> out) {
        PendingCheckpoint present = pending;
        if (present != null && !present.isStoring()) {
            giveUp(present, WeirException.of(CheckpointError.STORE_FAILED, "%s", reason), out);
        }
    }

    /** Tasks are about to start again with the newest checkpoint, or anew if there is none, while others go on. */
    void restart(Set<TaskId> tasks, long next, long nowMillis) {
        ended.keySet().removeAll(tasks);
        handedOver.removeAll(tasks);
        nextId = Math.max(nextId, next);
        lastStartMillis = nowMillis;
        lastEndMillis = nowMillis;
    }

    /** The newest durable checkpoint: of this attempt, or the one with which it began; 0 if there is none. */
    long newest() {
        return newest;
    }

    /** Whether the tasks of this attempt took part in the newest durable checkpoint. */
    boolean isNewestOwn() {
        return newest > begunWith;
    }

    /** Whether nothing is being stored or committed. */
    boolean isQuiet() {
        return pending == null && commits.isEmpty();
    }

    /** Somebody wants a savepoint; a job that makes no checkpoints cannot make one. */
    void request(long id, SavepointMode mode, List<Order> out) {
        requests.add(new SavepointRequests.Request(id, mode), out);
    }

    /** Takes the requests that can no longer be fulfilled. */
    void refuseRequests(List<Order> out) {
        requests.refuseAll(out);
    }

    /** The job has finished its work: the last checkpoint is what those get who wanted it drained. */
    void finished(List<Order> out) {
        requests.finished(newest, out);
    }

    /** Whether the sources are to end their input, now and whenever they start again. */
    boolean isDraining() {
        return requests.isDraining();
    }

    /** When it wants to be asked to {@link #advance} again. */
    long deadline() {
        PendingCheckpoint present = pending;
        if (!running || (present != null && present.isStoring())) {
            return NEVER;
        }
        if (present != null) {
            return present.startedMillis()
                    + (willOvertake(present) ? Math.min(timeoutMillis, overtakeMillis) : timeoutMillis);
        }
        if (interval == null) {
            return NEVER;
        }
        long regular = Math.max(lastStartMillis + interval.toMillis(), lastEndMillis + pauseMillis);
        return requests.hasRepeated() ? Math.min(regular, lastEndMillis + REPEAT_MILLIS) : regular;
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
        PendingCheckpoint present = pending;
        if (present != null && !present.isStoring() && nowMillis - present.startedMillis() >= timeoutMillis) {
            return failed(
                    present.id(),
                    WeirException.of(
                            CheckpointError.STORE_FAILED,
                            "checkpoint %d was not complete after %d ms",
                            present.id(),
                            timeoutMillis),
                    nowMillis,
                    out);
        }
        if (present != null && willOvertake(present) && nowMillis - present.startedMillis() >= overtakeMillis) {
            present.overtake();
            out.add(new ToWorker.Overtake(job, present.id()));
        }
        if (pending == null && running && (!requests.isEmpty() || nowMillis >= deadline())) {
            lastStartMillis = nowMillis;
            long epoch = epochs.forCheckpoint();
            if (epoch != EpochCoordinator.NONE) {
                SavepointRequests.Request request = requests.poll();
                PendingCheckpoint begun = begin(kind(request), request, false, nowMillis, sources);
                out.add(new ToWorker.StartEpoch(job, epoch, begun.id()));
            }
        }
        return null;
    }

    private boolean willOvertake(PendingCheckpoint present) {
        return mayOvertake && present.mayOvertake();
    }

    /** With the checkpoint before its input ends, a job that is to be drained makes the order durable. */
    private Checkpoint.Kind kind(SavepointRequests.@Nullable Request request) {
        if (requests.isDraining() || (request != null && request.mode() == SavepointMode.DRAIN)) {
            return Checkpoint.Kind.DRAINING;
        }
        return request == null ? Checkpoint.Kind.CHECKPOINT : Checkpoint.Kind.SAVEPOINT;
    }

    private PendingCheckpoint begin(
            Checkpoint.Kind kind,
            SavepointRequests.@Nullable Request request,
            boolean last,
            long nowMillis,
            Supplier<List<SourceSnapshot>> sources) {
        PendingCheckpoint begun = new PendingCheckpoint(nextId++, kind, nowMillis, sources.get(), request, last);
        pending = begun;
        return begun;
    }

    /** All tasks have finished: one last checkpoint says so. Of a job that was drained, it is the savepoint. */
    void end(long nowMillis, Supplier<List<SourceSnapshot>> sources, List<Order> out) {
        if (pending == null) {
            requests.endedByItself(out);
            Checkpoint.Kind kind = requests.isDraining() ? Checkpoint.Kind.SAVEPOINT : Checkpoint.Kind.END;
            begin(kind, null, true, nowMillis, sources);
            storeIfComplete(nowMillis, out);
        }
    }

    /** Whether the last checkpoint is one that says that the job has ended. */
    boolean isEnding() {
        return pending != null && pending.isLast();
    }

    /** A task has acknowledged. */
    void acknowledged(TaskId task, long checkpoint, List<NodeSnapshot> nodes, long nowMillis, List<Order> out) {
        PendingCheckpoint present = pending;
        if (present != null && present.id() == checkpoint && !present.isStoring()) {
            present.acknowledge(task, nodes);
            storeIfComplete(nowMillis, out);
        }
    }

    /** A task has finished its work. */
    void finished(TaskId task, List<NodeSnapshot> nodes, long nowMillis, List<Order> out) {
        ended.put(task, nodes);
        storeIfComplete(nowMillis, out);
    }

    private void storeIfComplete(long nowMillis, List<Order> out) {
        PendingCheckpoint present = pending;
        if (present != null && !present.isStoring()) {
            Checkpoint complete = present.complete(graph, ended, handedOver, commits.bySink(), nowMillis);
            if (complete != null) {
                out.add(new ToHost.StoreCheckpoint(job, complete, oldest));
            }
        }
    }

    /**
     * A checkpoint is durable.
     *
     * @return what whoever asked for it wants to become of the job
     */
    SavepointMode stored(long checkpoint, long nowMillis, List<Order> out) {
        PendingCheckpoint present = Objects.requireNonNull(pending);
        if (present.id() != checkpoint) {
            throw new IllegalStateException("checkpoint " + checkpoint + " was not being stored");
        }
        pending = null;
        newest = checkpoint;
        failuresInARow = 0;
        lastEndMillis = nowMillis;
        out.add(new ToWorker.SettleCheckpoint(job, checkpoint, true));
        if (!present.prepared().isEmpty()) {
            commits.commit(checkpoint, present.prepared(), out);
        }
        SavepointRequests.Request request = present.request();
        if (request == null) {
            return SavepointMode.CONTINUE;
        }
        requests.made(request, checkpoint, out);
        if (request.mode() == SavepointMode.DRAIN) {
            requests.drain(out);
        }
        return request.mode();
    }

    /** What sinks had prepared for a checkpoint is completed; or not now, and the next attempt will find it again. */
    void commitAnswered(long checkpoint) {
        commits.answered(checkpoint);
    }

    /**
     * A checkpoint cannot be.
     *
     * @return an error that is the job's: too many failed one after the other; null when it may go on
     */
    @Nullable
    WeirException failed(long checkpoint, WeirException reason, long nowMillis, List<Order> out) {
        PendingCheckpoint present = pending;
        if (present == null || present.id() != checkpoint) {
            return null;
        }
        lastEndMillis = nowMillis;
        giveUp(present, reason, out);
        if (present.overtakes() && mayOvertake && reason.code() == CheckpointError.CANNOT_OVERTAKE) {
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
        return present.isLast() || failuresInARow > tolerableFailures ? reason : null;
    }

    private void giveUp(PendingCheckpoint present, WeirException reason, List<Order> out) {
        pending = null;
        handedOver.removeAll(present.handed());
        out.add(new ToWorker.SettleCheckpoint(job, present.id(), false));
        SavepointRequests.Request request = present.request();
        if (request != null) {
            requests.failed(request, reason, out);
        }
    }
}
