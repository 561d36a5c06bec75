package dev.weir.simulator;

/** Somebody in a simulation who does a piece of work when it is his turn. */
interface Actor {
    long NEVER = Long.MAX_VALUE;

    String name();

    /** Does one piece of work. */
    void turn();

    /** Whether a turn would do something. */
    boolean isReady();

    /** When it becomes ready by itself. */
    long wakeUpTime();

    /** Whether it never will be ready again. */
    boolean isGone();
}
