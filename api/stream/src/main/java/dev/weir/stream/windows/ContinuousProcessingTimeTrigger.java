package dev.weir.stream.windows;

import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import java.time.Duration;

/** Computes a window whenever processing time passes another interval. */
public final class ContinuousProcessingTimeTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long intervalMillis;
    private final ReducingStateDescriptor<Long> next = new ReducingStateDescriptor<>("fire-time", Math::min);

    private ContinuousProcessingTimeTrigger(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    /** Fires at every multiple of an interval. */
    public static <W extends Window> ContinuousProcessingTimeTrigger<W> of(Duration interval) {
        if (interval.toMillis() <= 0) {
            throw new IllegalArgumentException("the interval must be at least a millisecond: " + interval);
        }
        return new ContinuousProcessingTimeTrigger<>(interval.toMillis());
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) {
        if (ctx.getPartitionedState(next).get() == null) {
            long now = ctx.getCurrentProcessingTime();
            registerNext(TimeWindow.getWindowStartWithOffset(now, 0, intervalMillis), window, ctx);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
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
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    private void registerNext(long from, W window, TriggerContext ctx) {
        long time = Math.min(from + intervalMillis, window.maxTimestamp());
        ctx.getPartitionedState(next).add(time);
        ctx.registerProcessingTimeTimer(time);
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
            ctx.registerProcessingTimeTimer(due);
        }
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        ReducingState<Long> state = ctx.getPartitionedState(next);
        Long due = state.get();
        if (due != null) {
            ctx.deleteProcessingTimeTimer(due);
            state.clear();
        }
    }

    @Override
    public String toString() {
        return "ContinuousProcessingTimeTrigger(" + intervalMillis + " ms)";
    }
}
