package dev.weir.stream.windows;

import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.StateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import java.io.Serializable;

/**
 * Says when windows are computed. One object serves all windows, so what it remembers is kept in state that it asks its
 * context for.
 *
 * @param <T> the records it can look at
 * @param <W> the windows it works on
 */
public abstract class Trigger<T, W extends Window> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A record was added to the window. */
    public abstract TriggerResult onElement(T element, long timestamp, W window, TriggerContext ctx) throws Exception;

    /** A processing-time timer that the trigger registered is due. */
    public abstract TriggerResult onProcessingTime(long time, W window, TriggerContext ctx) throws Exception;

    /** An event-time timer that the trigger registered is due. */
    public abstract TriggerResult onEventTime(long time, W window, TriggerContext ctx) throws Exception;

    /** Whether the trigger works on windows that merge. */
    public boolean canMerge() {
        return false;
    }

    /** Several windows have become this one; timers and state of the others are the trigger's to take over. */
    public void onMerge(W window, OnMergeContext ctx) throws Exception {
        throw new UnsupportedOperationException(getClass().getName() + " does not support windows that merge");
    }

    /** The window goes: delete its timers and state. */
    public abstract void clear(W window, TriggerContext ctx) throws Exception;

    /** Time, timers and state of the window at hand. */
    public interface TriggerContext {
        long getCurrentProcessingTime();

        long getCurrentWatermark();

        void registerProcessingTimeTimer(long time);

        void registerEventTimeTimer(long time);

        void deleteProcessingTimeTimer(long time);

        void deleteEventTimeTimer(long time);

        <V> ValueState<V> getPartitionedState(ValueStateDescriptor<V> descriptor);

        <V> ListState<V> getPartitionedState(ListStateDescriptor<V> descriptor);

        <K, V> MapState<K, V> getPartitionedState(MapStateDescriptor<K, V> descriptor);

        <V> ReducingState<V> getPartitionedState(ReducingStateDescriptor<V> descriptor);

        <I, A, O> AggregatingState<I, O> getPartitionedState(AggregatingStateDescriptor<I, A, O> descriptor);
    }

    /** The context of a merge. */
    public interface OnMergeContext extends TriggerContext {
        /** Merges the state of the old windows into that of the new one; lists, reductions and aggregates only. */
        void mergePartitionedState(StateDescriptor descriptor);
    }
}
