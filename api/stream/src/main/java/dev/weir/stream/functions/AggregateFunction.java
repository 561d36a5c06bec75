package dev.weir.stream.functions;

/**
 * Folds values into an accumulator from which a result can be read at any time.
 *
 * @param <I> what is added
 * @param <A> the accumulator
 * @param <O> the result
 */
public interface AggregateFunction<I, A, O> extends Function {
    /** An accumulator of nothing. */
    A createAccumulator();

    /** The accumulator with a value added: the same object, changed, or another. */
    A add(I value, A accumulator);

    /** The result so far. May be asked for more than once. */
    O getResult(A accumulator);

    /** Both accumulators in one; neither is used afterwards. Needed by windows that merge. */
    A merge(A a, A b);
}
