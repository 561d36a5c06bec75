package dev.weir.stream.state;

import dev.weir.stream.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** Describes an {@link AggregatingState}. */
public final class AggregatingStateDescriptor<I, A, O> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final AggregateFunction<I, A, O> function;

    public AggregatingStateDescriptor(String name, AggregateFunction<I, A, O> function) {
        this.name = name;
        this.function = function;
    }

    /** As in Flink; the class is not needed. */
    public AggregatingStateDescriptor(
            String name, AggregateFunction<I, A, O> function, @Nullable Class<? super A> accumulatorType) {
        this(name, function);
    }

    @Override
    public String getName() {
        return name;
    }

    /** What folds the values. */
    public AggregateFunction<I, A, O> getAggregateFunction() {
        return function;
    }
}
