package dev.weir.stream.guard;

import dev.weir.stream.functions.Function;

/** A function of the API's own that calls a user's: errors name that one, and it is that one which has a life. */
public interface FunctionAdapter extends Function {
    /** The function that it calls. */
    Function adapted();

    /** The user's function behind any number of adapters. */
    static Object innermost(Object function) {
        Object at = function;
        while (at instanceof FunctionAdapter adapter) {
            at = adapter.adapted();
        }
        return at;
    }
}
