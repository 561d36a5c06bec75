package dev.weir.runtime;

/** Runs work that may block, apart from all tasks. Safe from any thread; never runs the work on the caller's stack. */
@FunctionalInterface
public interface Launcher {
    /** Starts a piece of work; it must catch what it throws. */
    void launch(String name, Runnable work);

    /** Starts work that computes for long, and must keep no task from its processor meanwhile. */
    default void compute(String name, Runnable work) {
        launch(name, work);
    }
}
