package dev.weir.stream.operators;

import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.guard.GuardedReduce;
import dev.weir.stream.state.ReducingState;
import org.jspecify.annotations.Nullable;

/** A reduction of the current key. */
record ReducingStateView<T>(ValueCell<T> cell, Namespace namespace, StoredClasses classes, GuardedReduce<T> function)
        implements ReducingState<T> {
    @Override
    public @Nullable T get() {
        cell.setNamespace(namespace.current());
        return cell.get();
    }

    @Override
    public void add(T value) {
        T before = get();
        T after = before == null ? value : function.reduce(before, value);
        classes.look(after);
        cell.set(after);
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
