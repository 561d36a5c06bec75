package dev.weir.stream.operators;

import dev.weir.dataflow.state.ListCell;
import dev.weir.stream.state.ListState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of the current key. */
record ListStateView<T>(ListCell<T> cell, Namespace namespace, StoredClasses classes) implements ListState<T> {
    @Override
    public Iterable<T> get() {
        cell.setNamespace(namespace.current());
        return cell.get();
    }

    @Override
    public void add(T value) {
        classes.look(value);
        cell.setNamespace(namespace.current());
        cell.add(value);
    }

    @Override
    public void update(List<T> values) {
        values.forEach(classes::look);
        cell.setNamespace(namespace.current());
        cell.set(values);
    }

    @Override
    public void addAll(@Nullable List<T> values) {
        if (values != null) {
            cell.setNamespace(namespace.current());
            values.forEach(classes::look);
            values.forEach(cell::add);
        }
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
