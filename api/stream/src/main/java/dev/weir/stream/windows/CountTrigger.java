package dev.weir.stream.windows;

import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;

/** Computes a window whenever it has got a number of records more. */
public final class CountTrigger<W extends Window> extends Trigger<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long maxCount;
    private final ReducingStateDescriptor<Long> count = new ReducingStateDescriptor<>("count", Long::sum);

    private CountTrigger(long maxCount) {
        this.maxCount = maxCount;
    }

    /** Fires at every {@code maxCount} records. */
    public static <W extends Window> CountTrigger<W> of(long maxCount) {
        if (maxCount <= 0) {
            throw new IllegalArgumentException("the count must be positive: " + maxCount);
        }
        return new CountTrigger<>(maxCount);
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext ctx) {
        ReducingState<Long> state = ctx.getPartitionedState(count);
        state.add(1L);
        Long soFar = state.get();
        if (soFar != null && soFar >= maxCount) {
            state.clear();
            return TriggerResult.FIRE;
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext ctx) {
        ctx.mergePartitionedState(count);
    }

    @Override
    public void clear(W window, TriggerContext ctx) {
        ctx.getPartitionedState(count).clear();
    }

    @Override
    public String toString() {
        return "CountTrigger(" + maxCount + ")";
    }
}
