package dev.weir.stream.operators;

import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.AsyncRetryStrategy;
import dev.weir.stream.functions.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an asynchronous operator is made of.
 *
 * @param ordered whether results leave in the order of their records
 * @param timeoutMillis given to all attempts for a record together; 0 for no limit
 * @param capacity records that may be under way
 * @param retry null for no retries
 */
public record AsyncSpec(
        AsyncFunction<Object, Object> function,
        boolean ordered,
        long timeoutMillis,
        int capacity,
        @Nullable AsyncRetryStrategy<Object> retry)
        implements Function {
    private static final long serialVersionUID = 1L;
}
