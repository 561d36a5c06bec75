package dev.weir.stream;

import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.AsyncRetryStrategy;
import dev.weir.stream.operators.AsyncOperator;
import dev.weir.stream.operators.AsyncSpec;
import dev.weir.stream.operators.FunctionCopies;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls something outside for each record of a stream, many at a time. A timeout of 0 is none; all attempts for a
 * record share it.
 */
public final class AsyncDataStream {
    private static final int DEFAULT_CAPACITY = 100;

    private AsyncDataStream() {}

    /** Results leave in the order of their records. */
    public static <I, O> SingleOutputStreamOperator<O> orderedWait(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit) {
        return orderedWait(in, function, timeout, unit, DEFAULT_CAPACITY);
    }

    /** Results leave in the order of their records, of which at most {@code capacity} are under way. */
    public static <I, O> SingleOutputStreamOperator<O> orderedWait(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit, int capacity) {
        return add(in, function, true, unit.toMillis(timeout), capacity, null);
    }

    /** Results leave in the order of their records; calls are tried again. */
    public static <I, O> SingleOutputStreamOperator<O> orderedWaitWithRetry(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit, AsyncRetryStrategy<O> retry) {
        return orderedWaitWithRetry(in, function, timeout, unit, DEFAULT_CAPACITY, retry);
    }

    /**
     * Results leave in the order of their records, of which at most {@code capacity} are under way; calls are tried
     * again.
     */
    public static <I, O> SingleOutputStreamOperator<O> orderedWaitWithRetry(
            DataStream<I> in,
            AsyncFunction<I, O> function,
            long timeout,
            TimeUnit unit,
            int capacity,
            AsyncRetryStrategy<O> retry) {
        return add(in, function, true, unit.toMillis(timeout), capacity, retry);
    }

    /** Results leave as they come, but not across watermarks. */
    public static <I, O> SingleOutputStreamOperator<O> unorderedWait(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit) {
        return unorderedWait(in, function, timeout, unit, DEFAULT_CAPACITY);
    }

    /** Results leave as they come, but not across watermarks; at most {@code capacity} records are under way. */
    public static <I, O> SingleOutputStreamOperator<O> unorderedWait(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit, int capacity) {
        return add(in, function, false, unit.toMillis(timeout), capacity, null);
    }

    /** Results leave as they come, but not across watermarks; calls are tried again. */
    public static <I, O> SingleOutputStreamOperator<O> unorderedWaitWithRetry(
            DataStream<I> in, AsyncFunction<I, O> function, long timeout, TimeUnit unit, AsyncRetryStrategy<O> retry) {
        return unorderedWaitWithRetry(in, function, timeout, unit, DEFAULT_CAPACITY, retry);
    }

    /**
     * Results leave as they come, but not across watermarks; at most {@code capacity} records are under way; calls are
     * tried again.
     */
    public static <I, O> SingleOutputStreamOperator<O> unorderedWaitWithRetry(
            DataStream<I> in,
            AsyncFunction<I, O> function,
            long timeout,
            TimeUnit unit,
            int capacity,
            AsyncRetryStrategy<O> retry) {
        return add(in, function, false, unit.toMillis(timeout), capacity, retry);
    }

    private static <I, O> SingleOutputStreamOperator<O> add(
            DataStream<I> in,
            AsyncFunction<I, O> function,
            boolean ordered,
            long timeoutMillis,
            int capacity,
            @Nullable AsyncRetryStrategy<O> retry) {
        if (capacity <= 0 || timeoutMillis < 0) {
            throw new IllegalArgumentException(
                    "capacity must be positive and the timeout not negative: " + capacity + ", " + timeoutMillis);
        }
        AsyncSpec spec = new AsyncSpec(
                DataStream.untyped(function),
                ordered,
                timeoutMillis,
                capacity,
                retry == null ? null : DataStream.untyped(retry));
        FunctionCopies.check(spec);
        return in.operator("Async Wait", tags -> new AsyncOperator.Factory(spec));
    }
}
