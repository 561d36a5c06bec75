package dev.weir.state;

import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.MapCell;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.TimerQueue;
import dev.weir.dataflow.state.ValueCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Object state in hash tables, one a cell. */
final class MemoryObjectState implements ObjectState, StatePart {
    private final Map<String, Object> states = new LinkedHashMap<>();
    private @Nullable Object currentKey;
    private long currentHash;
    /** Grows with every choice of a key, so that a cell knows whether the row it found last is still the right one. */
    private long choices;

    MemoryObjectState(StateSetup setup) {}

    @Override
    public void setCurrentKey(@Nullable Object key, long hash) {
        currentKey = key;
        currentHash = hash;
        choices++;
    }

    @Override
    public @Nullable Object currentKey() {
        return currentKey;
    }

    @Override
    public long currentHash() {
        return currentHash;
    }

    long choices() {
        return choices;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ValueCell<T> value(String name) {
        return state(name, MemoryValueCell.class, () -> new MemoryValueCell<T>(this));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ListCell<T> list(String name) {
        return state(name, MemoryListCell.class, () -> new MemoryListCell<T>(new MemoryValueCell<ArrayList<T>>(this)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> MapCell<K, V> map(String name) {
        return state(name, MemoryMapCell.class, () -> new MemoryMapCell<K, V>(new MemoryValueCell<Map<K, V>>(this)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ObjectSlices<T> slices(String name) {
        return state(name, MemoryObjectSlices.class, MemoryObjectSlices<T>::new);
    }

    @Override
    public TimerQueue timers(String name) {
        return state(name, MemoryTimerQueue.class, () -> new MemoryTimerQueue(this));
    }

    @SuppressWarnings("unchecked")
    <T> InstanceList<T> instanceList(String name, InstanceList.Redistribution redistribution) {
        return state(name, MemoryInstanceList.class, MemoryInstanceList<T>::new);
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        return StateSnapshot.EMPTY;
    }

    private <S> S state(String name, Class<S> kind, Supplier<? extends S> factory) {
        Object state = states.computeIfAbsent(name, key -> factory.get());
        if (!kind.isInstance(state)) {
            throw new IllegalArgumentException("state '" + name + "' was asked for before as another kind of state");
        }
        return kind.cast(state);
    }
}
