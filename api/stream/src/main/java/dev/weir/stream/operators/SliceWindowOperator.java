package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.operators.PassedTimes;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.windows.AlignedWindows;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tumbling and sliding windows of reductions and aggregates that are computed once, at their end. Records are folded
 * into slices of time, a table each; overlapping windows share slices, so that a record costs one update however many
 * windows it is in. When a window ends, its slices are merged by key and its results are emitted in bounded pieces;
 * there are no timers by key.
 *
 * <p>Slices are the panes of Li, Maier, Tufte, Papadimos, Tucker: "No pane, no gain", SIGMOD Record 2005.
 */
public final class SliceWindowOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(WindowSpec spec, List<OutputTag<?>> sideOutputs) implements OperatorFactory {
        public Factory {
            sideOutputs = List.copyOf(sideOutputs);
        }

        @Override
        public String describe() {
            return "SliceWindow(" + spec.assigner() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(
                    context.name(), new SliceWindowOperator(context, FunctionCopies.copy(spec), sideOutputs));
        }

        /** Whether windows of this kind are this operator's. */
        public static boolean takes(WindowSpec spec, boolean defaultTrigger) {
            return defaultTrigger
                    && (Object) spec.assigner() instanceof AlignedWindows
                    && spec.evictor() == null
                    && spec.latenessMillis() == 0
                    && !(spec.content() instanceof WindowContent.Elements);
        }
    }

    private final OperatorContext operator;
    private final WindowSpec spec;
    private final FunctionContext functions;
    private final WindowContext context;
    private final WindowCaller caller;
    private final SliceTables tables;
    private final Slices slices;
    private final boolean eventTime;
    /** Which windows have been computed: those that end at or before a time. */
    private final PassedTimes computed;

    private SliceWindowOperator(OperatorContext operator, WindowSpec spec, List<OutputTag<?>> tags) {
        this.operator = operator;
        this.spec = spec;
        context = new WindowContext(operator, tags, false);
        functions = FunctionContext.keyed(operator, context.times());
        caller = spec.call().caller(context);
        eventTime = spec.assigner().isEventTime();
        slices = Slices.of((AlignedWindows) (Object) spec.assigner());
        tables = new SliceTables(slices, SliceFold.of(spec.content()), context.objects());
        computed = new PassedTimes(operator);
        wakeUpAtNextEnd();
    }

    private void wakeUpAtNextEnd() {
        if (!eventTime && !tables.isEmpty()) {
            operator.wakeUpAt(tables.nextEnd(computed.least()) + 1);
        }
    }

    @Override
    public Object function() {
        return spec.call().function();
    }

    @Override
    public void open() throws Exception {
        functions.open(function());
    }

    @Override
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    public void process(int input, Batch batch, Output output) throws Exception {
        @Nullable Object[] values = Records.values(batch, 0);
        @Nullable Object[] keys = Records.values(batch, 1);
        long[] hashes = Hashing.of(batch, Schemas.KEY_COLUMN).hashes();
        long[] timestamps = batch.timestamps();
        // However the clock is set, no row of processing time is late.
        long now =
                eventTime ? 0 : Math.max(operator.clock().millis(), Math.min(computed.most(), Watermarks.MAX - 1) + 1);
        PassedTimes.Passed passed = computed.passed();
        long late = 0;
        context.emitter().begin(output);
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            long time = eventTime ? Records.timestamp(timestamps, row) : now;
            if (time == Batch.NO_TIMESTAMP) {
                throw WindowOperator.noTimestamp(operator.name());
            }
            if (!slices.isInWindow(time)) {
                continue;
            }
            long lastTime = slices.lastTime(slices.lastWindow(time));
            if (lastTime <= computed.least() || (!computed.areLevel() && passed.has(hashes[row], lastTime))) {
                late++;
                if (spec.lateOutput() != null) {
                    context.emitter().setTimestamp(time);
                    context.emitter().collect(spec.lateOutput(), values[row]);
                }
                continue;
            }
            tables.add(time, computed.least(), keys[row], hashes[row], values[row]);
        }
        context.emitter().end();
        if (late > 0) {
            context.late().add(late);
        }
        wakeUpAtNextEnd();
    }

    @Override
    public void watermark(long millis, Output output) throws Exception {
        context.timers().see(millis);
        if (eventTime) {
            advance(millis, output);
        }
        context.timers().reach(millis);
        context.times().forgetExpired(0);
        output.watermark(millis);
    }

    @Override
    public void wakeUp(long nowMillis, Output output) throws Exception {
        if (!eventTime) {
            // What happens within a window's last millisecond still belongs to it.
            advance(nowMillis - 1, output);
            context.times().forgetExpired(0);
            wakeUpAtNextEnd();
        }
    }

    /** Windows of processing time that are still open are computed, so that no result is lost. */
    @Override
    public boolean finish(Output output) throws Exception {
        if (!eventTime) {
            advance(Watermarks.MAX, output);
        }
        return true;
    }

    /** Computes all windows that end by a time. */
    private void advance(long time, Output output) throws Exception {
        if (time <= computed.least()) {
            return;
        }
        long[] windows = tables.due(computed.least(), time);
        PassedTimes.Passed before = computed.passed();
        computed.advance(time);
        if (windows.length == 0) {
            tables.dropUntil(computed.least());
            return;
        }
        if (spec.call().kind() == WindowCall.Kind.CONTENT) {
            output.emitAll(new Results(windows, before));
            return;
        }
        context.emitter().begin(output);
        for (long window : windows) {
            SliceTables.Result result = tables.result(window);
            context.emitter().setTimestamp(slices.lastTime(window));
            if (eventTime) {
                context.timers().reach(slices.lastTime(window));
            }
            for (int i = 0; i < result.size(); i++) {
                if (before.has(result.hash(i), slices.lastTime(window))) {
                    continue;
                }
                context.objects().setCurrentKey(result.key(i), result.hash(i));
                caller.call(result.window(), List.of(result.value(i)));
            }
        }
        context.emitter().end();
        tables.dropUntil(computed.least());
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function());
    }

    /** The results of windows, a batch at a time. No record comes in before they are all out. */
    private final class Results implements Iterator<Batch> {
        private final long[] windows;
        private final PassedTimes.Passed before;
        private int next;
        private int row;
        private SliceTables.@Nullable Result result;

        /** @param before what had been computed before */
        Results(long[] windows, PassedTimes.Passed before) {
            this.windows = windows;
            this.before = before;
        }

        @Override
        public boolean hasNext() {
            if (next < windows.length) {
                return true;
            }
            tables.dropUntil(computed.least());
            return false;
        }

        @Override
        public Batch next() {
            long window = windows[next];
            RecordBuffer buffer = new RecordBuffer();
            try {
                SliceTables.Result present = result == null ? tables.result(window) : result;
                result = present;
                boolean full = false;
                while (!full && row < present.size()) {
                    if (!before.has(present.hash(row), slices.lastTime(window))) {
                        full = buffer.add(present.value(row), slices.lastTime(window));
                    }
                    row++;
                }
                if (row == present.size()) {
                    result = null;
                    row = 0;
                    next++;
                }
            } catch (Throwable failure) {
                throw FunctionFailure.of(operator.name(), function(), failure);
            }
            return buffer.take();
        }
    }
}
