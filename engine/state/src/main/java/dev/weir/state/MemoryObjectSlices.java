package dev.weir.state;

import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.StateLifetime;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table a slice. */
final class MemoryObjectSlices<T> implements ObjectSlices<T>, NamedState {
    private final TreeMap<Long, ObjectTable<T>> slices = new TreeMap<>();
    private final ObjectSection.Kind kind;
    private final ObjectChanges changes;
    private final RemovedEntries removals;

    MemoryObjectSlices(ObjectChanges changes, ObjectSection.Kind kind) {
        this.changes = changes;
        this.kind = kind;
        removals = new RemovedEntries(changes);
    }

    @Override
    public ObjectTable<T> slice(long id) {
        return slices.computeIfAbsent(id, key -> new ObjectTable<>(changes, removals, id));
    }

    @Override
    public @Nullable Slice<T> find(long id) {
        return slices.get(id);
    }

    @Override
    public void drop(long id) {
        ObjectTable<T> dropped = slices.remove(id);
        // One that no snapshot has seen leaves no trace.
        if (dropped != null && dropped.madeIn() != changes.interval()) {
            removals.addSlice(id, slices.size());
        }
    }

    @Override
    public long[] ids() {
        return slices.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public ObjectSection.Kind kind() {
        return kind;
    }

    @Override
    public void freeze(ObjectSnapshot snapshot, ObjectSection section) {
        snapshot.add(new RemovalPass(removals, section, snapshot));
        for (ObjectTable<T> table : slices.values()) {
            snapshot.add(new TablePass(table, section, snapshot, StateLifetime.UNKNOWN));
        }
    }

    @Override
    public void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        ObjectTable<T> table = slices.get(place);
        int found = table == null ? -1 : table.find(key, hash);
        if (table != null && found >= 0) {
            table.remove(found);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // As it was stored.
    public void restore(
            long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        ObjectTable<T> table = slice(place);
        table.setValue(table.locate(key, hash), (T) value);
    }

    @Override
    public void trim(int ended) {
        removals.trim(ended);
        slices.values().forEach(table -> table.touched().trim(ended));
    }
}
