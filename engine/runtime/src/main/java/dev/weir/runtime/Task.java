package dev.weir.runtime;

import dev.weir.base.Clock;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A parallel instance of some fused nodes, as a step function: {@link #step} does one bounded piece of work and says
 * what it came to. It never blocks. The order in which it looks for work holds the guarantees that operators rely on:
 *
 * <ol>
 *   <li>nothing but checkpoints while a channel that it sends to has no room;
 *   <li>what its nodes have queued, the last node first;
 *   <li>some mail, and wake-ups that are due;
 *   <li>new input, and only when nothing is queued.
 * </ol>
 *
 * <p>{@link #step} is called by one thread at a time, that of its {@link TaskDriver}; the other public methods by any.
 * An exception ends the task: it closes its nodes, reports the error and is finished.
 */
public final class Task implements Waker {
    private static final long NOT_BUSY = Long.MIN_VALUE;
    private static final int MAIL_PER_STEP = 16;
    private static final int STEPS_BETWEEN_MEASUREMENTS = 64;
    /** How many pieces a task may send without room, to be clear for a checkpoint that overtakes. */
    private static final int MOST_OVERDRAWN = 64;

    private final TaskId id;
    private final String name;
    private final Clock clock;
    private final TaskEvents events;
    private final boolean epochs;
    private final TaskPlan plan;
    private final Queue<Consumer<TaskChain>> mail = new ConcurrentLinkedQueue<>();
    /** Mail that makes no node emit anything. */
    private final Queue<Consumer<TaskChain>> checkpointMail = new ConcurrentLinkedQueue<>();

    private final AtomicLong overtaking = new AtomicLong();
    private final Settlements settlements = new Settlements();
    private final Failures failures = new Failures();
    private volatile boolean cancelled;

    private final NodeMetrics metrics;

    private @Nullable TaskChain chain;
    private volatile boolean finished;
    private boolean held;
    private long heldSinceMillis;
    private long completedEpoch;
    private long busySinceNanos = NOT_BUSY;
    private int busySteps;
    private long overtaken;
    private int overdrawn;
    private @Nullable List<NodeSnapshot> remains;

    Task(TaskPlan plan) {
        this.plan = plan;
        id = plan.id();
        name = plan.vertex().name() + " (" + (id.subtask() + 1) + "/"
                + plan.vertex().parallelism() + ")";
        clock = plan.services().clock();
        events = plan.services().events();
        epochs = plan.job().epochs().enabled();
        metrics = plan.services().nodeMetrics().apply(plan.vertex().head().id());
    }

    /** Which task this is. */
    public TaskId id() {
        return id;
    }

    /** Its nodes and number, for people. */
    public String name() {
        return name;
    }

    /** Whether it begins with a source. */
    public boolean isSource() {
        return plan.vertex().isSource();
    }

    /** The driver says how it wants to be told that there is something to do. Called before the first step. */
    public void onWake(Waker driver) {
        plan.bell().onRing(driver);
    }

    @Override
    public void wake() {
        plan.bell().wake();
    }

    /**
     * Hands a split to the source.
     *
     * @param watermark how far its event time is
     */
    public void addSplit(Source.Split split, long watermark) {
        postToSource(source -> source.add(split, watermark));
    }

    /** Tells the source that all splits are given out, for now or for good. */
    public void noSplits(boolean forGood) {
        postToSource(forGood ? SourceHead::noMoreSplits : SourceHead::noSplitNow);
    }

    /** Tells the source to end where it is, as if there were nothing more to be read. */
    public void endInput() {
        postToSource(SourceHead::endInput);
    }

    /**
     * Tells the source to send a barrier.
     *
     * @param checkpoint the checkpoint that the barrier belongs to; 0 for none
     */
    public void startEpoch(long epoch, long checkpoint) {
        postToSource(source -> source.startEpoch(new Element.Barrier(epoch, checkpoint)));
    }

    /** Has the task cut for a checkpoint without waiting for its barriers: what lies in channels becomes part of it. */
    public void overtake(long checkpoint) {
        overtaking.accumulateAndGet(checkpoint, Math::max);
        wake();
    }

    /** Tells all nodes that a checkpoint is durable, or that it was given up. */
    public void checkpointSettled(long checkpoint, boolean completed) {
        settlements.add(checkpoint, completed);
        wake();
    }

    /**
     * Ends the task at its next step, without finishing its work. User code that blocks is interrupted, closing is not.
     */
    public void cancel() {
        synchronized (mail) {
            cancelled = true;
            if (!finished) {
                plan.bell().interrupt();
            }
        }
    }

    /** Does one piece of work. */
    public Progress step() {
        if (busySinceNanos == NOT_BUSY) {
            busySinceNanos = clock.nanos();
        }
        Progress progress = tryStep();
        if (progress != Progress.Simple.WORKED || ++busySteps == STEPS_BETWEEN_MEASUREMENTS) {
            long now = clock.nanos();
            metrics.busy(now - busySinceNanos);
            busySinceNanos = progress == Progress.Simple.WORKED ? now : NOT_BUSY;
            busySteps = 0;
        }
        return progress;
    }

    private Progress tryStep() {
        if (finished) {
            return Progress.Simple.FINISHED;
        }
        try {
            if (cancelled) {
                return end(null);
            }
            if (chain == null) {
                chain = TaskChain.open(plan, this, failures);
                return Progress.Simple.WORKED;
            }
            Progress progress = work(chain);
            WeirException hidden = failures.first();
            return hidden == null ? progress : end(hidden);
        } catch (Throwable thrown) {
            WeirException known = failures.first();
            return end(known != null ? known : internal(thrown));
        }
    }

    private Progress work(TaskChain running) {
        long now = clock.millis();
        boolean checkpointed = read(checkpointMail, running) || overtake(running);
        if (!running.awaitRoom()) {
            if (!held) {
                held = true;
                heldSinceMillis = now;
            }
            return whileHeld(running, checkpointed);
        }
        if (held) {
            held = false;
            running.head().heldUp(now - heldSinceMillis);
        }
        if (running.drain()) {
            return Progress.Simple.WORKED;
        }
        boolean worked = read(mail, running) || checkpointed;
        worked |= wakeUp(running, now);
        if (!running.isClear()) {
            return worked ? Progress.Simple.WORKED : waiting(running.nextWakeUp());
        }
        completeEpoch(running);
        worked |= running.checkpoints().advance();
        if ((running.awaitRoom() && running.head().advance(now)) || worked) {
            return Progress.Simple.WORKED;
        }
        if (running.head().isFinished() && running.isClear()) {
            return finish(running);
        }
        return waiting(Math.min(running.nextWakeUp(), running.head().deadline()));
    }

    /** Without room for what nodes emit, only what emits nothing can be done. */
    private Progress whileHeld(TaskChain running, boolean checkpointed) {
        if (checkpointed || running.checkpoints().advance()) {
            return Progress.Simple.WORKED;
        }
        return running.head().isFinished() && running.isClear() ? finish(running) : Progress.Waiting.FOREVER;
    }

    /**
     * Cuts the task for a checkpoint that overtakes, as soon as its nodes have handed over what they have begun to
     * emit; for that, some may be sent without room.
     */
    private boolean overtake(TaskChain running) {
        long wanted = overtaking.get();
        if (wanted > overtaken && running.isClear()) {
            Consumer<TaskChain> before = running.head().overtake(wanted) ? null : mail.poll();
            if (before != null) {
                before.accept(running);
            } else {
                overtaken = wanted;
                overdrawn = 0;
            }
            return true;
        }
        boolean waiting = wanted != 0 && !running.checkpoints().hasCut(wanted);
        if (waiting && !running.isClear() && overdrawn < MOST_OVERDRAWN && running.drain()) {
            overdrawn++;
            return true;
        }
        return running.head().record();
    }

    /** All input is processed; with checkpoints, what the nodes leave has to be written first. */
    private Progress finish(TaskChain running) {
        if (!plan.services().checkpoints().enabled()) {
            return end(null);
        }
        if (!running.checkpoints().hasEnded()) {
            running.checkpoints().end();
            return Progress.Simple.WORKED;
        }
        remains = running.checkpoints().lastWritten();
        return remains == null ? Progress.Waiting.FOREVER : end(null);
    }

    private static Progress waiting(long untilMillis) {
        return untilMillis == StageContext.NEVER ? Progress.Waiting.FOREVER : new Progress.Waiting(untilMillis);
    }

    private static boolean read(Queue<Consumer<TaskChain>> mail, TaskChain running) {
        int read = 0;
        while (read < MAIL_PER_STEP && (read == 0 || running.isClear())) {
            Consumer<TaskChain> piece = mail.poll();
            if (piece == null) {
                break;
            }
            piece.accept(running);
            read++;
        }
        return read > 0;
    }

    private boolean wakeUp(TaskChain running, long now) {
        boolean worked = false;
        for (int i = 0; i < running.members().size(); i++) {
            Member member = running.members().get(i);
            if (member.context().takeWakeUp(now)) {
                withoutInput(running, member, () -> member.wakeUp(now));
                worked = true;
            }
        }
        return worked;
    }

    /** What is emitted without input would stay unseen until somebody else's rows bring an epoch: asks for one. */
    private void withoutInput(TaskChain running, Member member, Runnable call) {
        StageOutput output = member.output();
        output.takeSent();
        call.run();
        if (epochs && (output.hasSent() || !member.isClear())) {
            events.epochRequested(id, running.head().epoch());
        }
    }

    private void completeEpoch(TaskChain running) {
        if (plan.outputs().isEmpty() && running.head().epoch() > completedEpoch) {
            completedEpoch = running.head().epoch();
            events.epochCompleted(id, completedEpoch);
        }
    }

    private void postToSource(Consumer<SourceHead> piece) {
        post(running -> {
            if (running.head() instanceof SourceHead source) {
                piece.accept(source);
            }
        });
    }

    /** Mail to one of its nodes, from any thread. */
    void post(OperatorContext.Mail piece, JobGraph.Node node) {
        post(running -> {
            Member member = running.member(node);
            withoutInput(running, member, () -> member.read(piece));
        });
    }

    Settlements settlements() {
        return settlements;
    }

    /** Mail, from any thread. */
    void post(Consumer<TaskChain> piece) {
        if (!finished) {
            mail.add(piece);
            wake();
        }
    }

    /** Mail about checkpoints, from any thread. */
    void postCheckpoint(Consumer<TaskChain> piece) {
        if (!finished) {
            checkpointMail.add(piece);
            wake();
        }
    }

    private WeirException internal(Throwable thrown) {
        return WeirException.of(RuntimeError.TASK_FAILED, "task %s failed: %s", name, thrown)
                .causedBy(thrown);
    }

    private Progress end(@Nullable WeirException error) {
        synchronized (mail) {
            finished = true;
            Thread.interrupted();
        }
        mail.clear();
        checkpointMail.clear();
        WeirException failure = error;
        if (chain != null) {
            failure = chain.close(error);
            chain = null;
        }
        if (cancelled) {
            events.cancelled(id);
        } else if (failure != null) {
            events.failed(id, failure);
        } else {
            events.finished(id, remains == null ? List.of() : remains);
        }
        return Progress.Simple.FINISHED;
    }
}
