package dev.weir.stream.windows;

import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;

/** Computes a window when a record is farther than a threshold from the record at which it was computed last. */
public final class DeltaTrigger<T, W extends Window> extends Trigger<T, W> {
    private static final long serialVersionUID = 1L;

    private final double threshold;
    private final DeltaFunction<T> distance;
    private final ValueStateDescriptor<T> last = new ValueStateDescriptor<>("last-element");

    private DeltaTrigger(double threshold, DeltaFunction<T> distance) {
        this.threshold = threshold;
        this.distance = distance;
    }

    /** Fires when the distance is greater than the threshold. */
    public static <T, W extends Window> DeltaTrigger<T, W> of(double threshold, DeltaFunction<T> distance) {
        return new DeltaTrigger<>(threshold, distance);
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) {
        ValueState<T> state = ctx.getPartitionedState(last);
        T before = state.value();
        if (before == null) {
            state.update(element);
            return TriggerResult.CONTINUE;
        }
        if (UserCalls.delta(distance, before, element) > threshold) {
            state.update(element);
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
    public void clear(W window, TriggerContext ctx) {
        ctx.getPartitionedState(last).clear();
    }

    @Override
    public String toString() {
        return "DeltaTrigger(" + threshold + ")";
    }
}
