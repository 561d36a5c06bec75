package dev.weir.stream.operators;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.process.CheckpointedFunction;
import dev.weir.stream.process.FunctionInitializationContext;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.OperatorStateStore;
import dev.weir.stream.state.StateDescriptor;
import java.util.List;
import java.util.OptionalLong;

/** The state of a function's instance. */
final class InstanceStates implements OperatorStateStore, FunctionInitializationContext {
    private final OperatorContext context;
    private final KeyedStateStore keyed;
    private final String prefix;

    /** @param prefix sets these names apart from those of other functions of the operator */
    InstanceStates(OperatorContext context, KeyedStateStore keyed, String prefix) {
        this.context = context;
        this.keyed = keyed;
        this.prefix = prefix;
    }

    /** Shows a function its state, and calls it before each checkpoint. */
    void begin(CheckpointedFunction function) throws Exception {
        function.initializeState(this);
        // Nothing is kept in this list: it is how the function is called in time.
        context.state()
                .instanceList(prefix + "snapshot", InstanceList.Redistribution.SPLIT)
                .follow(checkpoint -> {
                    try {
                        function.snapshotState(() -> checkpoint);
                    } catch (Throwable failure) {
                        throw FunctionFailure.of(context.name(), function, failure);
                    }
                    return List.of();
                });
    }

    @Override
    public boolean isRestored() {
        return context.restoredCheckpoint() > 0;
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return isRestored() ? OptionalLong.of(context.restoredCheckpoint()) : OptionalLong.empty();
    }

    @Override
    public OperatorStateStore getOperatorStateStore() {
        return this;
    }

    @Override
    public KeyedStateStore getKeyedStateStore() {
        return keyed;
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        return list(descriptor, InstanceList.Redistribution.SPLIT);
    }

    @Override
    public <T> ListState<T> getUnionListState(ListStateDescriptor<T> descriptor) {
        return list(descriptor, InstanceList.Redistribution.UNION);
    }

    private <T> ListState<T> list(ListStateDescriptor<T> descriptor, InstanceList.Redistribution redistribution) {
        return new InstanceListView<>(context.state().instanceList(declared(descriptor), redistribution));
    }

    @Override
    public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
        return new BroadcastView<>(context.state().objects().broadcast(declared(descriptor)));
    }

    private String declared(StateDescriptor descriptor) {
        StateTimes.checkLivesForEver(descriptor);
        String name = prefix + "list/" + descriptor.getName();
        descriptor.getTypes().forEach(type -> context.state().objects().declare(name, type));
        return name;
    }
}
