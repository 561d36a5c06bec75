package dev.weir.stream.operators;

import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.process.ProcessJoinFunction;
import dev.weir.stream.process.TimeDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each record with those of the other side whose time lies within bounds of its own. Both sides are kept by time
 * until the watermark says that no partner can come any more.
 */
final class IntervalJoinHandler implements RecordHandler {
    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    private final IntervalJoinFunction join;
    private final ProcessJoinFunction<Object, Object, Object> function;
    private final RecordContext context;
    private final PairContext pair;
    private final ValueCell<TreeMap<Long, List<Object>>> left;
    private final ValueCell<TreeMap<Long, List<Object>>> right;
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
        Long time = context.timestamp();
        if (time == null) {
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
        keep(isLeft ? left : right, time, value);
        long from = isLeft ? time + join.lowerMillis() : time - join.upperMillis();
        long to = isLeft ? time + join.upperMillis() : time - join.lowerMillis();
        TreeMap<Long, List<Object>> others = (isLeft ? right : left).get();
        if (others != null && from <= to) {
            for (var entry : others.subMap(from, true, to, true).entrySet()) {
                for (Object other : entry.getValue()) {
                    emit(
                            isLeft ? value : other,
                            isLeft ? other : value,
                            isLeft ? time : entry.getKey(),
                            isLeft ? entry.getKey() : time);
                }
            }
        }
        long reach = isLeft ? join.upperMillis() : -join.lowerMillis();
        forgetAt(isLeft ? LEFT : RIGHT, time + Math.max(reach, 0));
    }

    private void emit(Object leftValue, Object rightValue, long leftTime, long rightTime) throws Exception {
        pair.leftTime = leftTime;
        pair.rightTime = rightTime;
        long before = context.emitter().timestamp();
        context.emitter().setTimestamp(pair.getTimestamp());
        function.processElement(leftValue, rightValue, pair, context.out());
        context.emitter().setTimestamp(before);
    }

    private static void keep(ValueCell<TreeMap<Long, List<Object>>> cell, long time, Object value) {
        TreeMap<Long, List<Object>> records = cell.get();
        if (records == null) {
            records = new TreeMap<>();
            cell.set(records);
        }
        records.computeIfAbsent(time, key -> new ArrayList<>(2)).add(value);
    }

    /** Registers a timer of a side, whose namespace it is. */
    private void forgetAt(String side, long time) {
        context.keyedTimers().registerEventTimeTimer(time, side);
    }

    @Override
    public void timer(long time, TimeDomain domain, @Nullable Object namespace) {
        boolean isLeft = LEFT.equals(namespace);
        long reach = Math.max(isLeft ? join.upperMillis() : -join.lowerMillis(), 0);
        ValueCell<TreeMap<Long, List<Object>>> cell = isLeft ? left : right;
        TreeMap<Long, List<Object>> records = cell.get();
        if (records != null) {
            records.remove(time - reach);
            if (records.isEmpty()) {
                cell.clear();
            }
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
