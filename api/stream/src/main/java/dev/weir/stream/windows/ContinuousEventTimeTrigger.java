package dev.weir.stream.windows;

import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import java.time.Duration;

/** Computes a window whenever the watermark passes another interval, and at its end. */
public final class ContinuousEventTimeTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long intervalMillis;
    private final ReducingStateDescriptor<Long> next = new ReducingStateDescriptor<>("fire-time", Math::min);

    private ContinuousEventTimeTrigger(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    /** Fires at every multiple of an interval. */
    public static <W extends Window> ContinuousEventTimeTrigger<W> of(Duration interval) {
        if (interval.toMillis() <= 0) {
            throw new IllegalArgumentException("the interval must be at least a millisecond: " + interval);
        }
        return new ContinuousEventTimeTrigger<>(interval.toMillis());
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) {
        if (window.maxTimestamp() <= ctx.getCurrentWatermark()) {
            return TriggerResult.FIRE;
        }
        ctx.registerEventTimeTimer(window.maxTimestamp());
        if (ctx.getPartitionedState(next).get() == null) {
            registerNext(TimeWindow.getWindowStartWithOffset(timestamp, 0, intervalMillis), window, ctx);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        if (time == window.maxTimestamp()) {
            return TriggerResult.FIRE;
        }
        ReducingState<Long> state = ctx.getPartitionedState(next);
        Long due = state.get();
        if (due == null || due != time) {
            return TriggerResult.CONTINUE;
        }
        state.clear();
        registerNext(time, window, ctx);
        return TriggerResult.FIRE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    private void registerNext(long from, W window, TriggerContext ctx) {
        long time = Math.min(from + intervalMillis, window.maxTimestamp());
        ctx.getPartitionedState(next).add(time);
        ctx.registerEventTimeTimer(time);
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        ctx.mergePartitionedState(next);
        Long due = ctx.getPartitionedState(next).get();
        if (due != null) {
            ctx.registerEventTimeTimer(due);
        }
        if (window.maxTimestamp() > ctx.getCurrentWatermark()) {
            ctx.registerEventTimeTimer(window.maxTimestamp());
        }
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        ctx.deleteEventTimeTimer(window.maxTimestamp());
        ReducingState<Long> state = ctx.getPartitionedState(next);
        Long due = state.get();
        if (due != null) {
            ctx.deleteEventTimeTimer(due);
            state.clear();
        }
    }

    @Override
    public String toString() {
        return "ContinuousEventTimeTrigger(" + intervalMillis + " ms)";
    }
}
