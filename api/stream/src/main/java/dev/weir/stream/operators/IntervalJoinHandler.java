package dev.weir.stream.operators;

import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.process.ProcessJoinFunction;
import dev.weir.stream.process.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each record with those of the other side whose time lies within bounds of its own. Both sides are kept by time
 * until the watermark says that no partner can come any more. A side of a key has one timer, for its first record: when
 * it fires, all records go that have no partners left, and it is set for the first of the rest.
 */
final class IntervalJoinHandler implements RecordHandler {
    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    private final IntervalJoinFunction join;
    private final ProcessJoinFunction<Object, Object, Object> function;
    private final RecordContext context;
    private final PairContext pair;
    private final ValueCell<TimedRecords> left;
    private final ValueCell<TimedRecords> right;
    private final Counter late;

    IntervalJoinHandler(Function function, RecordContext context) {
        join = (IntervalJoinFunction) function;
        this.function = join.join();
        this.context = context;
        pair = new PairContext(this.function);
        left = context.objects().value("interval-join/left");
        right = context.objects().value("interval-join/right");
        late = context.counter("late-rows");
    }

    @Override
    public Function function() {
        return function;
    }

    @Override
    public void element(int input, Object value) throws Exception {
        long time = context.emitter().timestamp();
        if (time == Batch.NO_TIMESTAMP) {
            throw WeirException.of(
                            StreamError.NO_TIMESTAMP,
                            "an interval join needs event time, but a record has no timestamp")
                    .at(new Position.PlanNode(context.name()))
                    .hint("call assignTimestampsAndWatermarks(...) before it");
        }
        boolean isLeft = input == 0;
        if (time < context.timers().currentWatermark()) {
            late.add(1);
            OutputTag<Object> tag = isLeft ? join.lateLeft() : join.lateRight();
            if (tag != null) {
                context.output(tag, value);
            }
            return;
        }
        keep(isLeft, time, value);
        long from = isLeft ? time + join.lowerMillis() : time - join.upperMillis();
        long to = isLeft ? time + join.upperMillis() : time - join.lowerMillis();
        TimedRecords others = (isLeft ? right : left).get();
        if (others != null) {
            for (int place = others.from(from); place < others.end() && others.time(place) <= to; place++) {
                Object other = others.record(place);
                long otherTime = others.time(place);
                if (isLeft) {
                    emit(value, other, time, otherTime);
                } else {
                    emit(other, value, otherTime, time);
                }
            }
        }
    }

    private void emit(Object leftValue, Object rightValue, long leftTime, long rightTime) throws Exception {
        pair.leftTime = leftTime;
        pair.rightTime = rightTime;
        long before = context.emitter().timestamp();
        context.emitter().setTimestamp(pair.getTimestamp());
        function.processElement(leftValue, rightValue, pair, context.out());
        context.emitter().setTimestamp(before);
    }

    private void keep(boolean isLeft, long time, Object value) {
        ValueCell<TimedRecords> cell = isLeft ? left : right;
        TimedRecords records = cell.get();
        if (records == null) {
            records = new TimedRecords();
            cell.set(records);
        }
        boolean isFirst = records.isEmpty() || time < records.firstTime();
        records.add(time, value);
        if (isFirst) {
            forgetAt(isLeft, time);
        }
    }

    /** Registers the timer of a side, whose namespace it is, for the first of its records. */
    private void forgetAt(boolean isLeft, long time) {
        context.keyedTimers().registerEventTimeTimer(time + reach(isLeft), isLeft ? LEFT : RIGHT);
    }

    /** How long behind its own time a record of a side may get partners. */
    private long reach(boolean isLeft) {
        return Math.max(isLeft ? join.upperMillis() : -join.lowerMillis(), 0);
    }

    @Override
    public void timer(long time, TimeDomain domain, @Nullable Object namespace) {
        boolean isLeft = LEFT.equals(namespace);
        ValueCell<TimedRecords> cell = isLeft ? left : right;
        TimedRecords records = cell.get();
        if (records == null) {
            return;
        }
        // The watermark may have leapt: what is due by it goes at once.
        records.forget(Math.max(time, context.timers().currentWatermark()) - reach(isLeft));
        if (records.isEmpty()) {
            cell.clear();
        } else {
            forgetAt(isLeft, records.firstTime());
        }
    }

    private final class PairContext extends ProcessJoinFunction<Object, Object, Object>.Context {
        private long leftTime;
        private long rightTime;

        PairContext(ProcessJoinFunction<Object, Object, Object> function) {
            function.super();
        }

        @Override
        public long getLeftTimestamp() {
            return leftTime;
        }

        @Override
        public long getRightTimestamp() {
            return rightTime;
        }

        @Override
        public long getTimestamp() {
            return Math.max(leftTime, rightTime);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }
}
