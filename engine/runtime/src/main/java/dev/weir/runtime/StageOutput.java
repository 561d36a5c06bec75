package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.LongConsumer;

/**
 * The outputs of one node in one task. What is emitted goes on at once, unless a lazy iterator stands before it: then
 * it queues behind, and the task drains the queue piece by piece before the node sees anything new.
 */
final class StageOutput implements Output {
    /** What stands behind a lazy iterator, or is one. */
    private sealed interface Queued {
        record Rows(int output, Batch batch) implements Queued {}

        record Lazy(Iterator<Batch> batches) implements Queued {}

        record Word(Element element) implements Queued {}
    }

    private final Target[][] targets;
    private final NodeMetrics metrics;
    private final int subtask;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private long watermark = Watermarks.MIN;
    private LongConsumer atCheckpoint = checkpoint -> {};
    private boolean sent;
    private boolean idle;

    /** Outputs with their targets by index of the output. */
    StageOutput(Target[][] targets, NodeMetrics metrics, int subtask) {
        this.targets = targets;
        this.metrics = metrics;
        this.subtask = subtask;
    }

    /** Says what to do before the barrier of a checkpoint goes on. */
    void atCheckpoint(LongConsumer action) {
        atCheckpoint = action;
    }

    @Override
    public void emit(Batch batch) {
        emit(0, batch);
    }

    @Override
    public void emit(int sideOutput, Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        endIdleness();
        if (queue.isEmpty()) {
            send(sideOutput, batch);
        } else {
            queue.add(new Queued.Rows(sideOutput, batch));
        }
    }

    @Override
    public void emitAll(Iterator<Batch> batches) {
        queue.add(new Queued.Lazy(batches));
    }

    @Override
    public void watermark(long millis) {
        if (millis > watermark) {
            endIdleness();
            watermark = millis;
            signal(new Element.Watermark(millis));
        }
    }

    @Override
    public void idle() {
        if (!idle) {
            idle = true;
            signal(Element.Signal.IDLE);
        }
    }

    private void endIdleness() {
        if (idle) {
            idle = false;
            signal(Element.Signal.ACTIVE);
        }
    }

    /** Sends a word to all outputs, behind whatever is queued. */
    void signal(Element element) {
        if (queue.isEmpty()) {
            send(element);
        } else {
            queue.add(new Queued.Word(element));
        }
    }

    /** Whether nothing is queued. */
    boolean isClear() {
        return queue.isEmpty();
    }

    /** Sends the next piece of what is queued; false when nothing is. */
    boolean drain() {
        Queued first = queue.peek();
        if (first == null) {
            return false;
        }
        if (first instanceof Queued.Lazy(Iterator<Batch> batches) && batches.hasNext()) {
            Batch batch = batches.next();
            if (!batch.isEmpty()) {
                send(0, batch);
            }
            return true;
        }
        queue.remove();
        switch (first) {
            case Queued.Rows(int output, Batch batch) -> send(output, batch);
            case Queued.Word(Element element) -> send(element);
            case Queued.Lazy lazy -> {}
        }
        return true;
    }

    /** Whether rows or a watermark were sent since {@link #takeSent} was called last. */
    boolean hasSent() {
        return sent;
    }

    /** The same, and starts anew. */
    boolean takeSent() {
        boolean was = sent;
        sent = false;
        return was;
    }

    private void send(int output, Batch batch) {
        sent = true;
        metrics.batchOut(batch.size());
        if (output < targets.length) {
            for (Target target : targets[output]) {
                target.rows(batch);
            }
        }
    }

    private void send(Element element) {
        if (element instanceof Element.Watermark(long millis)) {
            sent = true;
            metrics.watermark(subtask, millis);
        } else if (element instanceof Element.Barrier barrier && barrier.checkpoint() != 0) {
            atCheckpoint.accept(barrier.checkpoint());
        } else if (element instanceof Element.Cut(long checkpoint)) {
            atCheckpoint.accept(checkpoint);
        }
        for (Target[] ofOutput : targets) {
            for (Target target : ofOutput) {
                target.signal(element);
            }
        }
    }
}
