package dev.weir.stream.guard;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;

/** Names the user's function in errors. */
public final class FunctionFailure {
    private FunctionFailure() {}

    /**
     * The coded error for what left a function, be it an exception or an error; one that is coded already gets the
     * operator as its place.
     */
    public static WeirException of(String operator, Object function, Throwable failure) {
        return thrownBy(function, failure).atIfAbsent(new Position.PlanNode(operator));
    }

    /**
     * The coded error for what left a function, without a place: the operator that calls it adds itself. A virtual
     * machine that is at its end is nobody's function's fault, and is thrown on as it is.
     */
    public static WeirException thrownBy(Object function, Throwable failure) {
        if (failure instanceof WeirException coded) {
            return coded;
        }
        if (failure instanceof VirtualMachineError end && !(failure instanceof StackOverflowError)) {
            throw end;
        }
        String message = failure.getMessage();
        return WeirException.of(
                        StreamError.FUNCTION_FAILED,
                        "%s threw %s%s",
                        describe(function),
                        failure.getClass().getName(),
                        message == null ? "" : ": " + message)
                .causedBy(failure);
    }

    /** The function in words: its class, or the class around a lambda. */
    public static String describe(Object function) {
        if (function instanceof FunctionAdapter adapter) {
            return describe(adapter.adapted());
        }
        if (function instanceof SelfDescribing described) {
            return described.inWords();
        }
        String name = function.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda >= 0 ? "a lambda in " + name.substring(0, lambda) : "the function " + name;
    }
}
