package dev.weir.stream.operators;

import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.guard.GuardedReduce;
import dev.weir.stream.state.ReducingState;
import org.jspecify.annotations.Nullable;

/** A reduction of the current key. */
record ReducingStateView<T>(ValueCell<T> cell, Namespace namespace, GuardedReduce<T> function)
        implements ReducingState<T> {
    @Override
    public @Nullable T get() {
        cell.setNamespace(namespace.current());
        return cell.get();
    }

    @Override
    public void add(T value) {
        T before = get();
        cell.set(before == null ? value : function.reduce(before, value));
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
