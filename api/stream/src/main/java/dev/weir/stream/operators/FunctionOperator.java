package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;

/**
 * An operator that calls a user's functions, which may throw anything. {@link GuardedOperator} makes an
 * {@link dev.weir.dataflow.Operator} of it, whose contract the methods share.
 */
interface FunctionOperator {
    /** The function that is called now, to be named when it fails. */
    Object function();

    /** Called before everything else. */
    void open() throws Exception;

    void process(int input, Batch batch, Output output) throws Exception;

    default void watermark(long millis, Output output) throws Exception {
        output.watermark(millis);
    }

    default void wakeUp(long nowMillis, Output output) throws Exception {}

    default boolean accepts(int input) {
        return true;
    }

    default boolean finish(Output output) throws Exception {
        return true;
    }

    void close() throws Exception;
}
