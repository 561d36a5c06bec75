package dev.weir.stream.operators;

import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.guard.GuardedAggregate;
import dev.weir.stream.state.AggregatingState;
import org.jspecify.annotations.Nullable;

/** An aggregate of the current key. */
record AggregatingStateView<I, A, O>(
        ValueCell<A> cell, Namespace namespace, StoredClasses classes, GuardedAggregate<I, A, O> function)
        implements AggregatingState<I, O> {
    @Override
    public @Nullable O get() {
        cell.setNamespace(namespace.current());
        A accumulator = cell.get();
        return accumulator == null ? null : function.getResult(accumulator);
    }

    @Override
    public void add(I value) {
        cell.setNamespace(namespace.current());
        A before = cell.get();
        A after = function.add(value, before == null ? function.createAccumulator() : before);
        classes.look(after);
        cell.set(after);
    }

    @Override
    public void clear() {
        cell.setNamespace(namespace.current());
        cell.clear();
    }
}
