package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.windows.Window;

/** Calls a kind of window function. */
interface WindowCaller {
    /** Computes a window of the current key. */
    void call(Window window, Iterable<Object> content) throws Exception;

    /** A window of the current key goes. */
    default void clear(Window window) throws Exception {}

    /** Makes the caller of one instance. */
    @FunctionalInterface
    interface Factory {
        WindowCaller create(Function function, WindowContext context);
    }
}
