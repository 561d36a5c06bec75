package dev.weir.stream.operators;

import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.ValueCell;
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
import java.util.function.Supplier;

/**
 * Keyed state for user functions, on top of the engine's cells. Asking again, as triggers do for every record, is
 * cheap.
 */
final class StateViews implements KeyedStateStore {
    private final ObjectState objects;
    private final StateTimes times;
    private final String prefix;
    private final Namespace namespace;
    private final Map<String, State> views = new HashMap<>();

    /**
     * @param times by which state expires
     * @param prefix sets these names apart from those of others who use the same store
     * @param namespace the namespace that all views follow
     */
    StateViews(ObjectState objects, StateTimes times, String prefix, Namespace namespace) {
        this.objects = objects;
        this.times = times;
        this.prefix = prefix;
        this.namespace = namespace;
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        return view(
                descriptor,
                ValueStateView.class,
                () -> new ValueStateView<T>(valueCell(descriptor), namespace, classes(descriptor)));
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return view(
                descriptor,
                ListStateView.class,
                () -> new ListStateView<T>(listCell(descriptor), namespace, classes(descriptor)));
    }

    @Override
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        return view(
                descriptor,
                MapStateView.class,
                () -> new MapStateView<K, V>(
                        objects.map(name(descriptor), times.lifetime(descriptor)), namespace, classes(descriptor)));
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        return view(
                descriptor,
                ReducingStateView.class,
                () -> new ReducingStateView<T>(
                        valueCell(descriptor),
                        namespace,
                        classes(descriptor),
                        new GuardedReduce<>(FunctionCopies.copy(descriptor.getReduceFunction()))));
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        return view(
                descriptor,
                AggregatingStateView.class,
                () -> new AggregatingStateView<I, A, O>(
                        valueCell(descriptor),
                        namespace,
                        classes(descriptor),
                        new GuardedAggregate<>(FunctionCopies.copy(descriptor.getAggregateFunction()))));
    }

    private String name(StateDescriptor descriptor) {
        return prefix + descriptor.getName();
    }

    private StoredClasses classes(StateDescriptor descriptor) {
        return new StoredClasses(objects, name(descriptor));
    }

    /** The cell of a state that is a value. */
    <T> ValueCell<T> valueCell(StateDescriptor descriptor) {
        return objects.value(name(descriptor), times.lifetime(descriptor));
    }

    /** The cell of a state that is a list. */
    <T> ListCell<T> listCell(StateDescriptor descriptor) {
        return objects.list(name(descriptor), times.lifetime(descriptor));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <V extends State> V view(StateDescriptor descriptor, Class<? extends State> kind, Supplier<State> factory) {
        String name = descriptor.getName();
        State view = views.get(name);
        if (view == null) {
            descriptor.getTypes().forEach(type -> objects.declare(name(descriptor), type));
            view = factory.get();
            views.put(name, view);
        }
        if (!kind.isInstance(view)) {
            throw new IllegalArgumentException("state '" + name + "' was asked for before as another kind of state");
        }
        return (V) view;
    }
}
