package dev.weir.stream.guard;

import dev.weir.stream.functions.AggregateFunction;

/** An aggregate inside an operator or state that has other functions, too: what it throws names it. */
public record GuardedAggregate<I, A, O>(AggregateFunction<I, A, O> function) implements AggregateFunction<I, A, O> {
    private static final long serialVersionUID = 1L;

    @Override
    public A createAccumulator() {
        try {
            return function.createAccumulator();
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }

    @Override
    public A add(I value, A accumulator) {
        try {
            return function.add(value, accumulator);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }

    @Override
    public O getResult(A accumulator) {
        try {
            return function.getResult(accumulator);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }

    @Override
    public A merge(A first, A second) {
        try {
            return function.merge(first, second);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }
}
