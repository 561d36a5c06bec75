package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;

/**
 * What is done with the content of a window that is computed.
 *
 * @param kind how the function is called
 * @param function the user's function
 */
public record WindowCall(Kind kind, Function function) implements Function {
    private static final long serialVersionUID = 1L;

    /** How a function is called. */
    public enum Kind {
        /** Nothing is called: the content is the result. */
        CONTENT(WindowCalls.Content::new),
        APPLY(WindowCalls.Apply::new),
        APPLY_ALL(WindowCalls.ApplyAll::new),
        PROCESS(ProcessWindowCall::new),
        PROCESS_ALL(ProcessAllWindowCall::new);

        @SuppressWarnings("ImmutableEnumChecker") // Constructors, which hold nothing.
        private final WindowCaller.Factory factory;

        Kind(WindowCaller.Factory factory) {
            this.factory = factory;
        }

        WindowCaller.Factory factory() {
            return factory;
        }
    }

    WindowCaller caller(WindowContext context) {
        return kind.factory().create(function, context);
    }
}
