package dev.weir.coordinator;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToHost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a savepoint of a job, in the order of asking. Each request is answered once. Those who want the job drained
 * are answered when it has ended, and their order holds even if its checkpoint fails: it is tried again. Once the first
 * of them is obeyed, nobody else gets a savepoint. One thread.
 */
final class SavepointRequests {
    /** A wish for a savepoint, and for what comes after it. */
    record Request(long id, SavepointMode mode) {}

    private final String job;
    private final boolean enabled;
    private final Deque<Request> waiting = new ArrayDeque<>();
    /** Orders whose checkpoint has failed. */
    private final Deque<Request> toBeRepeated = new ArrayDeque<>();

    private final List<Request> awaitingEnd = new ArrayList<>();
    private boolean draining;

    /**
     * Nobody wants anything.
     *
     * @param enabled whether the job makes checkpoints; without, there are no savepoints
     */
    SavepointRequests(String job, boolean enabled) {
        this.job = job;
        this.enabled = enabled;
    }

    /** Somebody asks. */
    void add(Request request, List<Order> out) {
        if (!enabled) {
            refuse(
                    request,
                    WeirException.of(CheckpointError.NOT_ENABLED, "the job makes no checkpoints")
                            .hint("set '" + CheckpointOptions.INTERVAL.key() + "' before it starts"),
                    out);
        } else if (!draining) {
            waiting.add(request);
        } else if (request.mode() == SavepointMode.DRAIN) {
            awaitingEnd.add(request);
        } else {
            refuse(
                    request,
                    WeirException.of(
                                    CheckpointError.DRAINING,
                                    "the job has been told to end its input, and makes one savepoint at its end")
                            .hint("wait for its end, or cancel it"),
                    out);
        }
    }

    /** Whether nobody waits who has not been served yet. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether an order is to be tried again. */
    boolean hasRepeated() {
        return !toBeRepeated.isEmpty();
    }

    /** Takes the next that is to be obeyed; null when there is none. */
    @Nullable
    Request poll() {
        Request first = waiting.poll();
        return first != null ? first : toBeRepeated.poll();
    }

    /** Whether the job ends its input, because somebody wants it drained. */
    boolean isDraining() {
        return draining;
    }

    /** The job ends its input from now on, whoever had wanted that. */
    void drain(List<Order> out) {
        draining = true;
        List<Request> others = new ArrayList<>(toBeRepeated);
        others.addAll(waiting);
        toBeRepeated.clear();
        waiting.clear();
        others.forEach(other -> add(other, out));
    }

    /** The job's input has ended by itself: whoever wants it drained gets that. */
    void endedByItself(List<Order> out) {
        if (hasRepeated() || waiting.stream().anyMatch(request -> request.mode() == SavepointMode.DRAIN)) {
            drain(out);
        }
    }

    /** A savepoint is durable; who wants the job drained is answered at its end. */
    void made(Request request, long checkpoint, List<Order> out) {
        if (request.mode() == SavepointMode.DRAIN) {
            awaitingEnd.add(request);
        } else {
            out.add(new ToHost.SavepointMade(job, request.id(), checkpoint, null));
        }
    }

    /** The checkpoint for a request has failed. */
    void failed(Request request, WeirException reason, List<Order> out) {
        if (request.mode() == SavepointMode.DRAIN) {
            toBeRepeated.add(request);
        } else {
            refuse(request, reason, out);
        }
    }

    private void refuse(Request request, WeirException reason, List<Order> out) {
        out.add(new ToHost.SavepointMade(job, request.id(), 0, reason));
    }

    /** The job has finished its work, and its last checkpoint is what those get who wanted it drained. */
    void finished(long checkpoint, List<Order> out) {
        awaitingEnd.forEach(request -> out.add(new ToHost.SavepointMade(job, request.id(), checkpoint, null)));
        awaitingEnd.clear();
    }

    /** Takes all requests that can no longer be fulfilled. */
    void refuseAll(List<Order> out) {
        List<Request> left = new ArrayList<>(awaitingEnd);
        left.addAll(toBeRepeated);
        left.addAll(waiting);
        awaitingEnd.clear();
        toBeRepeated.clear();
        waiting.clear();
        WeirException reason =
                WeirException.of(CheckpointError.STORE_FAILED, "the job has ended before its savepoint was made");
        left.forEach(request -> refuse(request, reason, out));
    }
}
