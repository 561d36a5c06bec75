package dev.weir.stream.state;

import dev.weir.stream.functions.ReduceFunction;
import org.jspecify.annotations.Nullable;

/** Describes a {@link ReducingState}. */
public final class ReducingStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final ReduceFunction<T> function;

    public ReducingStateDescriptor(String name, ReduceFunction<T> function) {
        this.name = name;
        this.function = function;
    }

    /** As in Flink; the class is not needed. */
    public ReducingStateDescriptor(String name, ReduceFunction<T> function, @Nullable Class<? super T> type) {
        this(name, function);
    }

    @Override
    public String getName() {
        return name;
    }

    /** What combines two values. */
    public ReduceFunction<T> getReduceFunction() {
        return function;
    }
}
