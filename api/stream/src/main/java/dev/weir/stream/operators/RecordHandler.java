package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.process.TimeDomain;
import org.jspecify.annotations.Nullable;

/** A kind of user function that sees record by record, as {@link RecordOperator} drives it. */
interface RecordHandler {
    /** The user's function. */
    Function function();

    /** Takes a record of an input; key, timestamp and output are the context's. */
    void element(int input, Object value) throws Exception;

    /** A timer is due. */
    default void timer(long time, TimeDomain domain, @Nullable Object namespace) throws Exception {}

    /** Makes the handler of one instance. */
    @FunctionalInterface
    interface Factory {
        /** @param function the instance's own copy of the user's function */
        RecordHandler create(Function function, RecordContext context);
    }
}
