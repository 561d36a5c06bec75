package dev.weir.stream.operators;

import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;

/** Keyed state for user functions, on top of the engine's cells. */
final class StateViews implements KeyedStateStore {
    private final ObjectState objects;
    private final String prefix;
    private final Namespace namespace;

    /**
     * @param prefix sets these names apart from those of others who use the same store
     * @param namespace the namespace that all views follow
     */
    StateViews(ObjectState objects, String prefix, Namespace namespace) {
        this.objects = objects;
        this.prefix = prefix;
        this.namespace = namespace;
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return new ValueStateView<>(objects.value(prefix + descriptor.getName()), namespace);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return new ListStateView<>(objects.list(prefix + descriptor.getName()), namespace);
    }

    @Override
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        return new MapStateView<>(objects.map(prefix + descriptor.getName()), namespace);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        ReduceFunction<T> function = FunctionCopies.copy(descriptor.getReduceFunction());
        return new ReducingStateView<>(objects.value(prefix + descriptor.getName()), namespace, function);
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        AggregateFunction<I, A, O> function = FunctionCopies.copy(descriptor.getAggregateFunction());
        return new AggregatingStateView<>(objects.value(prefix + descriptor.getName()), namespace, function);
    }
}
