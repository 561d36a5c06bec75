package dev.weir.state;

import dev.weir.dataflow.state.ObjectSlices;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table a slice. */
final class MemoryObjectSlices<T> implements ObjectSlices<T> {
    private final TreeMap<Long, ObjectTable<T>> slices = new TreeMap<>();

    @Override
    public Slice<T> slice(long id) {
        return slices.computeIfAbsent(id, key -> new ObjectTable<>());
    }

    @Override
    public @Nullable Slice<T> find(long id) {
        return slices.get(id);
    }

    @Override
    public void drop(long id) {
        slices.remove(id);
    }

    @Override
    public long[] ids() {
        return slices.keySet().stream().mapToLong(Long::longValue).toArray();
    }
}
