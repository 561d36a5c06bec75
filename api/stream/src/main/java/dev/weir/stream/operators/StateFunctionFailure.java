package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;

/** The coded error for the function of a reducing state; its operator is added on the way up. */
final class StateFunctionFailure {
    private StateFunctionFailure() {}

    static WeirException of(Object function, Exception failure) {
        if (failure instanceof WeirException coded) {
            return coded;
        }
        return WeirException.of(
                        StreamError.FUNCTION_FAILED,
                        "%s of a reducing state threw %s: %s",
                        FunctionFailure.describe(function),
                        failure.getClass().getName(),
                        failure.getMessage())
                .causedBy(failure);
    }
}
