package dev.weir.stream.windows;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;

/** Calls users' functions inside triggers, evictors and assigners of the API: what they throw names them. */
final class UserCalls {
    private UserCalls() {}

    static <T> double delta(DeltaFunction<T> function, T before, T after) {
        try {
            return function.getDelta(before, after);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
    }

    /** The gap of a record's session; positive. */
    static <T> long gapMillis(SessionWindowTimeGapExtractor<T> function, T element) {
        long gapMillis;
        try {
            gapMillis = function.extract(element);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(function, failure);
        }
        if (gapMillis <= 0) {
            throw WeirException.of(
                    StreamError.FUNCTION_FAILED,
                    "%s gave a session the gap %d ms; it must be positive",
                    FunctionFailure.describe(function),
                    gapMillis);
        }
        return gapMillis;
    }
}
