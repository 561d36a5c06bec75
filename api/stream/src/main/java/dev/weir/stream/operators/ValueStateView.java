package dev.weir.stream.operators;

import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.state.ValueState;
import org.jspecify.annotations.Nullable;

/** A value of the current key. */
record ValueStateView<T>(ValueCell<T> cell, Namespace namespace, StoredClasses classes) implements ValueState<T> {
    @Override
    public @Nullable T value() {
        cell.setNamespace(namespace.current());
        return cell.get();
    }

    @Override
    public void update(@Nullable T value) {
        cell.setNamespace(namespace.current());
        if (value == null) {
            cell.clear();
        } else {
            classes.look(value);
            cell.set(value);
        }
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
