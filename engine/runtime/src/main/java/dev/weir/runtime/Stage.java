package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One node of a task and the calls to its operator, in the order that {@link Operator} promises. An element is handled
 * at once when the stage is clear; else it waits in the inbox until what the operator emitted before is drained and the
 * operator accepts it. The inbox holds no more than what one call of the node before emits.
 */
final class Stage implements Member, Target {
    /** An element that waits, with the input it came from. */
    private record Waiting(int input, Element element) {}

    /** The operator's own end: comes after everything from its inputs. */
    private static final int NO_INPUT = -1;

    private final String name;
    private final StageContext context;
    private final Operator operator;
    private final StageOutput output;
    private final NodeMetrics metrics;
    private final Failures failures;
    private final boolean epochs;
    private final boolean[] ended;
    private final ArrayDeque<Waiting> inbox = new ArrayDeque<>();
    private long watermark = Watermarks.MIN;
    private int open;
    private long epoch;
    private boolean mayFinish = true;
    private boolean finished;

    Stage(
            StageContext context,
            Operator operator,
            int inputs,
            StageOutput output,
            NodeMetrics metrics,
            Failures failures,
            boolean epochs) {
        this.name = context.name();
        this.context = context;
        this.operator = operator;
        this.output = output;
        this.metrics = metrics;
        this.failures = failures;
        this.epochs = epochs;
        this.ended = new boolean[inputs];
        this.open = inputs;
        this.watermark = context.restoredWatermark();
    }

    @Override
    public StageContext context() {
        return context;
    }

    @Override
    public StageOutput output() {
        return output;
    }

    @Override
    public boolean isClear() {
        return inbox.isEmpty() && output.isClear();
    }

    /** Whether everything is done and sent. */
    boolean isFinished() {
        return finished && isClear();
    }

    /** Whether the operator takes elements of an input now. */
    boolean accepts(int input) {
        return operator.accepts(input);
    }

    @Override
    public void rows(Batch batch) {
        rows(0, batch);
    }

    /** Rows of an input. */
    void rows(int input, Batch batch) {
        if (isClear() && operator.accepts(input)) {
            process(input, batch);
        } else {
            inbox.add(new Waiting(input, new Element.Data(batch)));
        }
    }

    @Override
    public void signal(Element element) {
        signal(0, element);
    }

    /** Anything but rows: a watermark of all inputs, a barrier that has come on all, the end of one. */
    void signal(int input, Element element) {
        if (isClear() && operator.accepts(input)) {
            handle(input, element);
        } else {
            inbox.add(new Waiting(input, element));
        }
    }

    @Override
    public boolean drain() {
        if (!output.isClear()) {
            try {
                return output.drain();
            } catch (Throwable thrown) {
                throw failures.ofNode(name, thrown);
            }
        }
        Waiting next = inbox.peek();
        if (next == null || (next.input() != NO_INPUT && !operator.accepts(next.input()))) {
            return false;
        }
        if (next.input() == NO_INPUT && next.element() == Element.Signal.END) {
            return mayFinish && finish();
        }
        inbox.remove();
        handle(next.input(), next.element());
        return true;
    }

    @Override
    public void wakeUp(long nowMillis) {
        read(out -> operator.wakeUp(nowMillis, out));
    }

    @Override
    public void read(OperatorContext.Mail mail) {
        if (finished) {
            return;
        }
        mayFinish = true;
        try {
            mail.run(output);
        } catch (Throwable thrown) {
            throw failures.ofNode(name, thrown);
        }
    }

    @Override
    public NodeCut cut(long checkpoint, boolean end) {
        try {
            return new NodeCut(
                    watermark,
                    end ? StateSnapshot.EMPTY : context.freeze(checkpoint),
                    List.of(),
                    operator instanceof SinkOperator sink
                            ? sink.prepareCommit(checkpoint)
                            : CompletableFuture.completedFuture(List.of()));
        } catch (Throwable thrown) {
            throw failures.ofNode(name, thrown);
        }
    }

    @Override
    public void settled(long checkpoint, boolean completed) {
        context.settled(checkpoint, completed);
    }

    @Override
    public void close() {
        operator.close();
    }

    @Override
    public String name() {
        return name;
    }

    private void process(int input, Batch batch) {
        metrics.batchIn(batch.size());
        try {
            operator.process(input, batch, output);
        } catch (Throwable thrown) {
            throw failures.ofNode(name, thrown);
        }
    }

    private void handle(int input, Element element) {
        if (element instanceof Element.Data(Batch batch)) {
            process(input, batch);
            return;
        }
        try {
            switch (element) {
                case Element.Watermark(long millis) -> {
                    if (millis > watermark) {
                        watermark = millis;
                        operator.watermark(millis, output);
                    }
                }
                case Element.Barrier(long number, long checkpoint) -> {
                    epoch = number;
                    if (epochs) {
                        operator.epoch(number, output);
                    }
                    if (number != JobGraph.Epochs.LAST) {
                        output.signal(element);
                    }
                }
                case Element.Cut cut -> {
                    if (epochs) {
                        operator.epoch(epoch, output);
                    }
                    output.signal(cut);
                }
                case Element.Signal.IDLE, Element.Signal.ACTIVE -> output.signal(element);
                case Element.Signal.END -> inputEnded(input);
                case Element.Data data -> throw new AssertionError(data);
            }
        } catch (Throwable thrown) {
            throw failures.ofNode(name, thrown);
        }
    }

    private void inputEnded(int input) {
        assert !ended[input] : Arrays.toString(ended);
        ended[input] = true;
        operator.inputEnded(input, output);
        if (--open == 0) {
            inbox.add(new Waiting(NO_INPUT, new Element.Watermark(Watermarks.MAX)));
            if (epochs) {
                inbox.add(new Waiting(NO_INPUT, new Element.Barrier(JobGraph.Epochs.LAST)));
            }
            inbox.add(new Waiting(NO_INPUT, Element.Signal.END));
        }
    }

    /**
     * Asks the operator to finish. While it does not, the request stays in the inbox, and is made again when the
     * operator was woken, had mail, or has just emitted something.
     */
    private boolean finish() {
        output.takeSent();
        boolean done;
        try {
            done = operator.finish(output);
        } catch (Throwable thrown) {
            throw failures.ofNode(name, thrown);
        }
        mayFinish = output.hasSent() || !output.isClear();
        if (done) {
            inbox.remove();
            finished = true;
            output.signal(Element.Signal.END);
        }
        return done || mayFinish;
    }
}
