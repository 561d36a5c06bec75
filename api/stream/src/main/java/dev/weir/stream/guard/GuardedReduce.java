package dev.weir.stream.guard;

import dev.weir.stream.functions.ReduceFunction;

/** A reduction inside an operator or state that has other functions, too: what it throws names it. */
public record GuardedReduce<T>(ReduceFunction<T> function) implements ReduceFunction<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public T reduce(T first, T second) {
        try {
            return function.reduce(first, second);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }
}
