package dev.weir.stream;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.AsyncRetryStrategy;
import dev.weir.stream.functions.CoFlatMapFunction;
import dev.weir.stream.functions.CoMapFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.ResultFuture;
import dev.weir.stream.process.AbstractRichFunction;
import dev.weir.stream.process.BroadcastProcessFunction;
import dev.weir.stream.process.CheckpointedFunction;
import dev.weir.stream.process.CoProcessFunction;
import dev.weir.stream.process.FunctionInitializationContext;
import dev.weir.stream.process.FunctionSnapshotContext;
import dev.weir.stream.process.KeyedBroadcastProcessFunction;
import dev.weir.stream.process.KeyedCoProcessFunction;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.ProcessAllWindowFunction;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.process.ProcessJoinFunction;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.process.RichMapFunction;
import dev.weir.stream.sinks.SinkWriter;
import dev.weir.stream.sources.SourceFunction;
import dev.weir.stream.time.Watermark;
import dev.weir.stream.time.WatermarkGenerator;
import dev.weir.stream.time.WatermarkOutput;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.EventTimeTrigger;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.MergingWindowAssigner;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TimestampedValue;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.TriggerResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Functions of every kind that throw where they are told to. Their classes and lambdas bear this class's name. */
@SuppressWarnings("SameNameButDifferent") // Every kind of function has a Context.
final class Failing {
    /** What is thrown, at present. */
    enum Kind {
        CHECKED(() -> new IOException("boom")),
        UNCHECKED(() -> new IllegalStateException("boom")),
        ASSERTION(() -> new AssertionError("boom")),
        NO_CLASS(() -> new NoClassDefFoundError("boom")),
        STACK(() -> new StackOverflowError("boom"));

        @SuppressWarnings("ImmutableEnumChecker") // Suppliers that hold nothing.
        private final Supplier<Throwable> make;

        Kind(Supplier<Throwable> make) {
            this.make = make;
        }
    }

    static volatile Kind kind = Kind.CHECKED;

    private Failing() {}

    /** Throws what is to be thrown, whatever the signature of the caller says. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    static <T> T boom() {
        return Failing.<T, RuntimeException>sneak(kind.make.get());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Throwable> T sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static void boomIn(String place, String where) {
        if (place.equals(where)) {
            boom();
        }
    }

    /** Fails where its class says; the life of a rich function. */
    static final class Rich extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private final String where;

        Rich(String where) {
            this.where = where;
        }

        @Override
        public void open(OpenContext context) {
            boomIn("open", where);
        }

        @Override
        public Long map(Long value) {
            boomIn("map", where);
            return value;
        }

        @Override
        public void close() {
            boomIn("close", where);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            boomIn("snapshot", where);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            boomIn("initialize", where);
        }
    }

    static final class Plain extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            boom();
        }
    }

    static final class Keyed extends KeyedProcessFunction<Long, Long, Long> {
        private final String where;

        Keyed(String where) {
            this.where = where;
        }

        @Override
        public void open(OpenContext context) {
            boomIn("open", where);
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            boomIn("element", where);
            ctx.timerService().registerEventTimeTimer(value);
            ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) {
            boomIn(ctx.timeDomain().toString(), where);
        }

        @Override
        public void close() {
            boomIn("close", where);
        }
    }

    static final class CoMap implements CoMapFunction<Long, Long, Long> {
        private final int side;

        CoMap(int side) {
            this.side = side;
        }

        @Override
        public Long map1(Long value) {
            return side == 1 ? boom() : value;
        }

        @Override
        public Long map2(Long value) {
            return side == 2 ? boom() : value;
        }
    }

    static final class CoFlatMap implements CoFlatMapFunction<Long, Long, Long> {
        private final int side;

        CoFlatMap(int side) {
            this.side = side;
        }

        @Override
        public void flatMap1(Long value, Collector<Long> out) {
            boomIn("1", "" + side);
        }

        @Override
        public void flatMap2(Long value, Collector<Long> out) {
            boomIn("2", "" + side);
        }
    }

    static final class CoProcess extends CoProcessFunction<Long, Long, Long> {
        private final int side;

        CoProcess(int side) {
            this.side = side;
        }

        @Override
        public void processElement1(Long value, Context ctx, Collector<Long> out) {
            boomIn("1", "" + side);
        }

        @Override
        public void processElement2(Long value, Context ctx, Collector<Long> out) {
            boomIn("2", "" + side);
        }
    }

    static final class KeyedCoProcess extends KeyedCoProcessFunction<Long, Long, Long, Long> {
        private final String where;

        KeyedCoProcess(String where) {
            this.where = where;
        }

        @Override
        public void processElement1(Long value, Context ctx, Collector<Long> out) {
            boomIn("1", where);
            ctx.timerService().registerEventTimeTimer(value);
        }

        @Override
        public void processElement2(Long value, Context ctx, Collector<Long> out) {
            boomIn("2", where);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) {
            boomIn("timer", where);
        }
    }

    static final class Broadcast extends BroadcastProcessFunction<Long, Long, Long> {
        private final String where;

        Broadcast(String where) {
            this.where = where;
        }

        @Override
        public void processElement(Long value, ReadOnlyContext ctx, Collector<Long> out) {
            boomIn("element", where);
        }

        @Override
        public void processBroadcastElement(Long value, Context ctx, Collector<Long> out) {
            boomIn("broadcast", where);
        }
    }

    static final class KeyedBroadcast extends KeyedBroadcastProcessFunction<Long, Long, Long, Long> {
        private final String where;

        KeyedBroadcast(String where) {
            this.where = where;
        }

        @Override
        public void processElement(Long value, ReadOnlyContext ctx, Collector<Long> out) {
            boomIn("element", where);
            ctx.timerService().registerEventTimeTimer(value);
        }

        @Override
        public void processBroadcastElement(Long value, Context ctx, Collector<Long> out) {
            boomIn("broadcast", where);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) {
            boomIn("timer", where);
        }
    }

    static final class Join extends ProcessJoinFunction<Long, Long, Long> {
        @Override
        public void processElement(Long left, Long right, Context ctx, Collector<Long> out) {
            boom();
        }
    }

    /** A join function with a life. */
    static final class RichJoin extends AbstractRichFunction
            implements dev.weir.stream.functions.JoinFunction<Long, Long, Long> {
        @Override
        public void open(OpenContext context) {
            boom();
        }

        @Override
        public Long join(Long first, Long second) {
            return first;
        }
    }

    static final class Aggregate implements AggregateFunction<Long, Long, Long> {
        private final String where;

        Aggregate(String where) {
            this.where = where;
        }

        @Override
        public Long createAccumulator() {
            boomIn("create", where);
            return 0L;
        }

        @Override
        public Long add(Long value, Long accumulator) {
            boomIn("add", where);
            return value + accumulator;
        }

        @Override
        public Long getResult(Long accumulator) {
            boomIn("result", where);
            return accumulator;
        }

        @Override
        public Long merge(Long a, Long b) {
            boomIn("merge", where);
            return a + b;
        }
    }

    static final class WindowProcess extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {
        private final String where;

        WindowProcess(String where) {
            this.where = where;
        }

        @Override
        public void process(Long key, Context context, Iterable<Long> elements, Collector<Long> out) {
            boomIn("process", where);
        }

        @Override
        public void clear(Context context) {
            boomIn("clear", where);
        }
    }

    static final class AllProcess extends ProcessAllWindowFunction<Long, Long, TimeWindow> {
        @Override
        public void process(Context context, Iterable<Long> elements, Collector<Long> out) {
            boom();
        }
    }

    static final class When extends Trigger<Object, TimeWindow> {
        private final String where;

        When(String where) {
            this.where = where;
        }

        @Override
        public TriggerResult onElement(Object element, long timestamp, TimeWindow window, TriggerContext ctx) {
            boomIn("element", where);
            ctx.registerEventTimeTimer(window.maxTimestamp());
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, TimeWindow window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, TimeWindow window, TriggerContext ctx) {
            boomIn("time", where);
            return TriggerResult.FIRE;
        }

        @Override
        public boolean canMerge() {
            return true;
        }

        @Override
        public void onMerge(TimeWindow window, OnMergeContext ctx) {
            boomIn("merge", where);
        }

        @Override
        public void clear(TimeWindow window, TriggerContext ctx) {
            boomIn("clear", where);
        }
    }

    record Evict(String where) implements Evictor<Object, TimeWindow> {
        @Override
        public void evictBefore(
                Iterable<TimestampedValue<Object>> elements, int size, TimeWindow window, EvictorContext context) {
            boomIn("before", where);
        }

        @Override
        public void evictAfter(
                Iterable<TimestampedValue<Object>> elements, int size, TimeWindow window, EvictorContext context) {
            boomIn("after", where);
        }
    }

    record Assign(String where) implements MergingWindowAssigner<Object, TimeWindow> {
        @Override
        public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
            boomIn("assign", where);
            return List.of(new TimeWindow(timestamp, timestamp + 10));
        }

        @Override
        public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
            boomIn("merge", where);
            EventTimeSessionWindows.withGap(Duration.ofMillis(10)).mergeWindows(windows, callback);
        }

        @Override
        public Trigger<Object, TimeWindow> getDefaultTrigger() {
            return EventTimeTrigger.create();
        }

        @Override
        public boolean isEventTime() {
            return true;
        }
    }

    record Generator(String where) implements WatermarkGenerator<Long> {
        @Override
        public void onEvent(Long event, long eventTimestamp, WatermarkOutput output) {
            boomIn("event", where);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            boomIn("periodic", where);
        }
    }

    /** Calls that come to nothing until they are out of time. */
    static final class TimeOut implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long input, ResultFuture<Long> result) {}

        @Override
        public void timeout(Long input, ResultFuture<Long> result) {
            boom();
        }
    }

    record Retry(String where) implements AsyncRetryStrategy<Long> {
        @Override
        public boolean canRetry(int currentAttempts) {
            boomIn("can", where);
            return true;
        }

        @Override
        public long getBackoffTimeMillis(int currentAttempts) {
            boomIn("backoff", where);
            return 1;
        }

        @Override
        public AsyncRetryPredicate<Long> getRetryPredicate() {
            return new AsyncRetryPredicate<>() {
                @Override
                public Optional<Predicate<Collection<Long>>> resultPredicate() {
                    return Optional.of(results -> where.equals("predicate") ? Failing.<Boolean>boom() : true);
                }

                @Override
                public Optional<Predicate<Throwable>> exceptionPredicate() {
                    return Optional.empty();
                }
            };
        }
    }

    static final class Source implements SourceFunction<Long> {
        @Override
        public void run(SourceContext<Long> ctx) {
            ctx.collect(1L);
            boom();
        }

        @Override
        public void cancel() {}
    }

    record Writer(String where) implements SinkWriter<Long> {
        @Override
        public void write(Long element, Context context) {
            boomIn("write", where);
        }

        @Override
        public void flush(boolean endOfInput) {
            boomIn(endOfInput ? "end" : "flush", where);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            boomIn("watermark", where);
        }

        @Override
        public void close() {
            boomIn("close", where);
        }
    }

    /**
     * An element with an accessor of its own, a key whose class computes its hash, and a string that cannot be made.
     */
    record Element(long number) {
        @Override
        public long number() {
            return boom();
        }

        @Override
        public int hashCode() {
            return boom();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public String toString() {
            return boom();
        }
    }
}
