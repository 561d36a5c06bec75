package dev.weir.stream.operators;

import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.guard.GuardedAggregate;
import dev.weir.stream.guard.GuardedReduce;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.State;
import dev.weir.stream.state.StateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keyed state for user functions, on top of the engine's cells. Asking again, as triggers do for every record, is
 * cheap.
 */
final class StateViews implements KeyedStateStore {
    private final ObjectState objects;
    private final String prefix;
    private final Namespace namespace;
    private final Map<String, State> views = new HashMap<>();

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
        return view(
                descriptor,
                ValueStateView.class,
                name -> new ValueStateView<T>(objects.value(prefix + name), namespace));
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return view(
                descriptor, ListStateView.class, name -> new ListStateView<T>(objects.list(prefix + name), namespace));
    }

    @Override
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        return view(
                descriptor, MapStateView.class, name -> new MapStateView<K, V>(objects.map(prefix + name), namespace));
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return view(
                descriptor,
                ReducingStateView.class,
                name -> new ReducingStateView<T>(
                        objects.value(prefix + name),
                        namespace,
                        new GuardedReduce<>(FunctionCopies.copy(descriptor.getReduceFunction()))));
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        return view(
                descriptor,
                AggregatingStateView.class,
                name -> new AggregatingStateView<I, A, O>(
                        objects.value(prefix + name),
                        namespace,
                        new GuardedAggregate<>(FunctionCopies.copy(descriptor.getAggregateFunction()))));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <V extends State> V view(
            StateDescriptor descriptor, Class<? extends State> kind, Function<String, State> factory) {
        String name = descriptor.getName();
        State view = views.get(name);
        if (view == null) {
            descriptor.getTypes().forEach(type -> objects.declare(prefix + name, type));
            view = factory.apply(name);
            views.put(name, view);
        }
        if (!kind.isInstance(view)) {
            throw new IllegalArgumentException("state '" + name + "' was asked for before as another kind of state");
        }
        return (V) view;
    }
}
