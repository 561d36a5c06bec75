package dev.weir.stream.operators;

import dev.weir.dataflow.state.InstanceList;
import dev.weir.stream.state.ListState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of an instance. */
record InstanceListView<T>(InstanceList<T> list) implements ListState<T> {
    @Override
    public Iterable<T> get() {
        return list.get();
    }

    @Override
    public void add(T value) {
        list.add(value);
    }

    @Override
    public void update(List<T> values) {
        list.set(values);
    }

    @Override
    public void addAll(@Nullable List<T> values) {
        if (values != null) {
            values.forEach(list::add);
        }
    }

    @Override
    public void clear() {
        list.set(List.of());
    }
}
