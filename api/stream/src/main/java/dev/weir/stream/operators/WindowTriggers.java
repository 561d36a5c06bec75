package dev.weir.stream.operators;

import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.guard.GuardedAggregate;
import dev.weir.stream.guard.GuardedReduce;
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
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Time, timers and state of triggers; the window is the one that the operator has chosen. */
final class WindowTriggers implements Trigger.OnMergeContext {
    private static final String PREFIX = "trigger/";

    private final WindowContext context;
    private final StateViews states;
    private Collection<Window> merged = List.of();

    WindowTriggers(WindowContext context) {
        this.context = context;
        states = new StateViews(context.objects(), context.times(), PREFIX, context.window());
    }

    /** Chooses the windows that merge into the present one. */
    void setMerged(Collection<Window> windows) {
        merged = windows;
    }

    @Override
    public long getCurrentProcessingTime() {
        return context.timers().currentProcessingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return context.timers().currentWatermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        context.timers().registerProcessingTimeTimer(time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        context.timers().registerEventTimeTimer(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        context.timers().deleteProcessingTimeTimer(time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        context.timers().deleteEventTimeTimer(time);
    }

    @Override
    public <V> ValueState<V> getPartitionedState(ValueStateDescriptor<V> descriptor) {
        return states.getState(descriptor);
    }

    @Override
    public <V> ListState<V> getPartitionedState(ListStateDescriptor<V> descriptor) {
        return states.getListState(descriptor);
    }

    @Override
    public <K, V> MapState<K, V> getPartitionedState(MapStateDescriptor<K, V> descriptor) {
        return states.getMapState(descriptor);
    }

    @Override
    public <V> ReducingState<V> getPartitionedState(ReducingStateDescriptor<V> descriptor) {
        return states.getReducingState(descriptor);
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getPartitionedState(AggregatingStateDescriptor<I, A, O> descriptor) {
        return states.getAggregatingState(descriptor);
    }

    @Override
    public void mergePartitionedState(StateDescriptor descriptor) {
        switch (descriptor) {
            case ListStateDescriptor<?> list -> mergeLists(states.listCell(list));
            case ReducingStateDescriptor<?> reducing -> mergeReductions(states.valueCell(reducing), reducing);
            case AggregatingStateDescriptor<?, ?, ?> aggregating ->
                mergeAggregates(states.valueCell(aggregating), aggregating);
            case ValueStateDescriptor<?> value -> throw unmergeable(value);
            case MapStateDescriptor<?, ?> map -> throw unmergeable(map);
        }
    }

    private static UnsupportedOperationException unmergeable(StateDescriptor descriptor) {
        return new UnsupportedOperationException(
                "state '" + descriptor.getName() + "' cannot merge; lists, reductions and aggregates can");
    }

    private void mergeLists(ListCell<Object> cell) {
        List<Object> all = new ArrayList<>();
        for (Window window : merged) {
            cell.setNamespace(window);
            all.addAll(cell.get());
            cell.clear();
        }
        cell.setNamespace(context.window().current());
        all.addAll(cell.get());
        cell.set(all);
    }

    private void mergeReductions(ValueCell<Object> cell, ReducingStateDescriptor<?> descriptor) {
        @SuppressWarnings("unchecked")
        GuardedReduce<Object> function = new GuardedReduce<>((ReduceFunction<Object>) descriptor.getReduceFunction());
        for (Window window : merged) {
            cell.setNamespace(window);
            Object other = cell.get();
            cell.clear();
            cell.setNamespace(context.window().current());
            Object own = cell.get();
            if (other != null) {
                cell.set(own == null ? other : function.reduce(own, other));
            }
        }
    }

    private void mergeAggregates(ValueCell<Object> cell, AggregatingStateDescriptor<?, ?, ?> descriptor) {
        @SuppressWarnings("unchecked")
        GuardedAggregate<Object, Object, Object> function =
                new GuardedAggregate<>((AggregateFunction<Object, Object, Object>) descriptor.getAggregateFunction());
        for (Window window : merged) {
            cell.setNamespace(window);
            Object other = cell.get();
            cell.clear();
            cell.setNamespace(context.window().current());
            Object own = cell.get();
            if (other != null) {
                cell.set(own == null ? other : function.merge(own, other));
            }
        }
    }
}
