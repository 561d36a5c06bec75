package dev.weir.runtime;

/**
 * Tells somebody who may be asleep that there is something to do. Any thread may call; a call too many does no harm.
 */
@FunctionalInterface
public interface Waker {
    void wake();

    /** The same for somebody who may be stuck in code that blocks, against the rules. */
    default void interrupt() {
        wake();
    }
}
