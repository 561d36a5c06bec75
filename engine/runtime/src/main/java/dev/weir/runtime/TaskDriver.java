package dev.weir.runtime;

/** Decides when and on which thread tasks step: virtual threads in production, one seeded thread in simulations. */
@FunctionalInterface
public interface TaskDriver {
    /** Lets a task run until it has finished. */
    void start(Task task);
}
