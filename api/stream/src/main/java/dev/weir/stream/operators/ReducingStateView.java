package dev.weir.stream.operators;

import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.state.ReducingState;
import org.jspecify.annotations.Nullable;

/** A reduction of the current key. */
record ReducingStateView<T>(ValueCell<T> cell, Namespace namespace, ReduceFunction<T> function)
        implements ReducingState<T> {
    @Override
    public @Nullable T get() {
        cell.setNamespace(namespace.current());
        return cell.get();
    }

    @Override
    public void add(T value) {
        T before = get();
        try {
            cell.set(before == null ? value : function.reduce(before, value));
        } catch (Exception failure) {
            throw StateFunctionFailure.of(function, failure);
        }
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
