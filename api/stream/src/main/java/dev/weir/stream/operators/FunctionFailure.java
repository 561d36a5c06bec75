package dev.weir.stream.operators;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;

/** Names the user's function in errors. */
public final class FunctionFailure {
    private FunctionFailure() {}

    /**
     * The coded error for an exception that left a function; one that is coded already gets the operator as its place.
     */
    public static WeirException of(String operator, Object function, Exception failure) {
        Position place = new Position.PlanNode(operator);
        if (failure instanceof WeirException coded) {
            return coded.atIfAbsent(place);
        }
        String message = failure.getMessage();
        return WeirException.of(
                        StreamError.FUNCTION_FAILED,
                        "%s threw %s%s",
                        describe(function),
                        failure.getClass().getName(),
                        message == null ? "" : ": " + message)
                .at(place)
                .causedBy(failure);
    }

    /** The function in words: its class, or the class around a lambda. */
    public static String describe(Object function) {
        String name = function.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda >= 0 ? "a lambda in " + name.substring(0, lambda) : "the function " + name;
    }
}
