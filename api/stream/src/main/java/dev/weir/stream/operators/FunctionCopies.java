package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.dataflow.serialization.SerializedCopies;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.io.IOException;
import java.io.Serializable;

/**
 * Copies functions, so that each parallel instance has fields of its own. By Java serialization, as every function is
 * serializable; done when a job is built and when its instances start, never a record.
 */
public final class FunctionCopies {
    private FunctionCopies() {}

    /** A deep copy. */
    public static <T extends Serializable> T copy(T function) {
        try {
            return SerializedCopies.copy(function);
        } catch (IOException | ClassNotFoundException failure) {
            throw notCopied(function, failure);
        }
    }

    /** Fails with advice unless the function can be copied. */
    public static <T extends Serializable> T check(T function) {
        try {
            SerializedCopies.bytes(function);
        } catch (IOException failure) {
            throw notCopied(function, failure);
        }
        return function;
    }

    private static WeirException notCopied(Object function, Exception failure) {
        return WeirException.of(
                        StreamError.FUNCTION_NOT_SERIALIZABLE,
                        "%s cannot be copied for its parallel instances: %s",
                        FunctionFailure.describe(function),
                        SerializedCopies.reason(failure))
                .hint("make it in open() of a rich function, or declare the class java.io.Serializable")
                .causedBy(failure);
    }
}
