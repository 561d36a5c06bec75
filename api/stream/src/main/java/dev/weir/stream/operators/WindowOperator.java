package dev.weir.stream.operators;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.process.TimeDomain;
import dev.weir.stream.windows.MergingWindowAssigner;
import dev.weir.stream.windows.TimestampedValue;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.TriggerResult;
import dev.weir.stream.windows.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Windows of any kind: with triggers, evictors, late records and merging. Each window of a key has its content and
 * timers in state. Aligned windows without such extras take {@link SliceWindowOperator}, which is faster.
 */
public final class WindowOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(WindowSpec spec, List<OutputTag<?>> sideOutputs) implements OperatorFactory {
        public Factory {
            sideOutputs = List.copyOf(sideOutputs);
        }

        @Override
        public String describe() {
            return "Window(" + spec.assigner() + ", " + spec.trigger() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(
                    context.name(), new WindowOperator(context, FunctionCopies.copy(spec), sideOutputs));
        }
    }

    private final String name;
    private final WindowSpec spec;
    private final Trigger<Object, Window> trigger;
    private final FunctionContext functions;
    private final WindowContext context;
    private final WindowTriggers triggers;
    private final ContentStore contents;
    private final WindowCaller caller;
    private final @Nullable MergingWindows merging;
    private final boolean eventTime;
    /** Reductions and aggregates name themselves. */
    private Object calling;

    private WindowOperator(OperatorContext operator, WindowSpec spec, List<OutputTag<?>> tags) {
        name = operator.name();
        this.spec = spec;
        trigger = spec.trigger();
        eventTime = spec.assigner().isEventTime();
        boolean merges = spec.assigner() instanceof MergingWindowAssigner;
        context = new WindowContext(operator, tags, merges);
        merging = merges
                ? new MergingWindows((MergingWindowAssigner<Object, Window>) spec.assigner(), context.objects())
                : null;
        functions = FunctionContext.keyed(operator, context.times());
        triggers = new WindowTriggers(context);
        contents = ContentStore.of(spec.content(), spec.evictor(), context.objects());
        caller = spec.call().caller(context);
        calling = spec.call().function();
    }

    @Override
    public Object function() {
        return calling;
    }

    @Override
    public void open() throws Exception {
        functions.open(spec.call().function());
    }

    @Override
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    public void process(int input, Batch batch, Output output) throws Exception {
        context.emitter().begin(output);
        @Nullable Object[] values = Records.values(batch, 0);
        @Nullable Object[] keys = Records.values(batch, 1);
        long[] hashes = Hashing.of(batch, Schemas.KEY_COLUMN).hashes();
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            context.objects().setCurrentKey(keys[row], hashes[row]);
            long timestamp = Records.timestamp(timestamps, row);
            context.times().setRecordTime(timestamp);
            if (eventTime && timestamp == Batch.NO_TIMESTAMP) {
                throw noTimestamp(name);
            }
            if (!add(values[row], timestamp)) {
                late(values[row], timestamp);
            }
        }
        context.times().setRecordTime(Batch.NO_TIMESTAMP);
        context.emitter().end();
        context.times().forgetExpired(batch.size());
    }

    /** The error for a record that event time cannot place. */
    static WeirException noTimestamp(String operator) {
        return WeirException.of(StreamError.NO_TIMESTAMP, "event-time windows need timestamps, but a record has none")
                .at(new Position.PlanNode(operator))
                .hint("call assignTimestampsAndWatermarks(...) before keyBy, or use processing-time windows");
    }

    /** Adds a record to its windows; false when it came too late for all of them. */
    private boolean add(Object value, long timestamp) throws Exception {
        boolean taken = false;
        calling = spec.assigner();
        for (Window assigned : spec.assigner().assignWindows(value, timestamp, context)) {
            calling = spec.assigner();
            Window window = merging == null ? assigned : merging.add(assigned, this::onMerge);
            if (isLate(window)) {
                if (merging != null) {
                    merging.retire(window);
                }
                continue;
            }
            taken = true;
            Window place = place(window);
            contents.add(place, value, timestamp);
            context.window().set(window);
            calling = trigger;
            compute(trigger.onElement(value, timestamp, window, triggers), window, place);
            registerCleanup(window);
        }
        return taken
                || !eventTime
                || timestamp + spec.latenessMillis() > context.timers().currentWatermark();
    }

    private void late(Object value, long timestamp) {
        OutputTag<Object> tag = spec.lateOutput();
        context.late().add(1);
        if (tag != null) {
            context.emitter().setTimestamp(timestamp);
            context.emitter().collect(tag, value);
        }
    }

    private Window place(Window window) {
        return merging == null ? window : Objects.requireNonNull(merging.stateWindow(window));
    }

    private void onMerge(
            Window result, java.util.Collection<Window> merged, Window place, java.util.Collection<Window> from)
            throws Exception {
        context.window().set(result);
        triggers.setMerged(merged);
        calling = trigger;
        trigger.onMerge(result, triggers);
        for (Window window : merged) {
            context.window().set(window);
            trigger.clear(window, triggers);
            deleteCleanup(window);
        }
        contents.merge(place, from);
        calling = spec.assigner();
    }

    private boolean isLate(Window window) {
        return eventTime && cleanupTime(window) <= context.timers().currentWatermark();
    }

    /** When a window can be forgotten: its end, and how much longer late records are waited for. */
    private long cleanupTime(Window window) {
        if (!eventTime) {
            return window.maxTimestamp();
        }
        long time = window.maxTimestamp() + spec.latenessMillis();
        return time >= window.maxTimestamp() ? time : Long.MAX_VALUE;
    }

    private void registerCleanup(Window window) {
        long time = cleanupTime(window);
        if (time == Long.MAX_VALUE) {
            return;
        }
        context.window().set(window);
        if (eventTime) {
            context.timers().registerEventTimeTimer(time);
        } else {
            context.timers().registerProcessingTimeTimer(time);
        }
    }

    private void deleteCleanup(Window window) {
        long time = cleanupTime(window);
        context.window().set(window);
        if (eventTime) {
            context.timers().deleteEventTimeTimer(time);
        } else {
            context.timers().deleteProcessingTimeTimer(time);
        }
    }

    private void compute(TriggerResult result, Window window, Window place) throws Exception {
        if (result.isFire()) {
            fire(window, place);
        }
        if (result.isPurge()) {
            contents.clear(place);
        }
    }

    private void fire(Window window, Window place) throws Exception {
        context.emitter().setTimestamp(window.maxTimestamp());
        if (contents instanceof ContentStore.Evictable evictable) {
            fireEvicting(evictable, window, place);
            return;
        }
        Iterable<Object> content = contents.read(place);
        if (content != null) {
            calling = spec.call().function();
            caller.call(window, content);
        }
    }

    private void fireEvicting(ContentStore.Evictable evictable, Window window, Window place) throws Exception {
        List<TimestampedValue<Object>> elements = evictable.elements(place);
        if (elements.isEmpty()) {
            return;
        }
        EvictorTime time = new EvictorTime(context);
        var evictor = Objects.requireNonNull(spec.evictor());
        calling = evictor;
        evictor.evictBefore(elements, elements.size(), window, time);
        List<Object> values = ContentStore.Evictable.values(elements);
        Iterable<Object> content = EvictedContent.of(spec.content(), values);
        calling = spec.call().function();
        caller.call(window, content);
        calling = evictor;
        evictor.evictAfter(elements, elements.size(), window, time);
        evictable.keep(place, elements);
    }

    private void onTimer(long time, TimeDomain domain, @Nullable Object namespace) throws Exception {
        Window window = (Window) Objects.requireNonNull(namespace);
        Window place = merging == null ? window : merging.stateWindow(window);
        if (place == null) {
            return;
        }
        boolean isEvent = domain == TimeDomain.EVENT_TIME;
        calling = trigger;
        compute(
                isEvent
                        ? trigger.onEventTime(time, window, triggers)
                        : trigger.onProcessingTime(time, window, triggers),
                window,
                place);
        if (isEvent == eventTime && time == cleanupTime(window)) {
            context.window().set(window);
            contents.clear(place);
            calling = trigger;
            trigger.clear(window, triggers);
            calling = spec.call().function();
            caller.clear(window);
            if (merging != null) {
                merging.retire(window);
            }
        }
    }

    @Override
    public void watermark(long millis, Output output) throws Exception {
        context.emitter().begin(output);
        context.timers().advance(millis, this::onTimer);
        context.emitter().end();
        context.times().forgetExpired(0);
        output.watermark(millis);
    }

    @Override
    public void wakeUp(long nowMillis, Output output) throws Exception {
        context.emitter().begin(output);
        context.timers().wakeUp(nowMillis, this::onTimer);
        context.emitter().end();
        context.times().forgetExpired(0);
    }

    @Override
    public boolean finish(Output output) throws Exception {
        context.emitter().begin(output);
        context.timers().drain(this::onTimer);
        context.emitter().end();
        return true;
    }

    @Override
    public void close() throws Exception {
        calling = spec.call().function();
        FunctionContext.close(calling);
    }
}
