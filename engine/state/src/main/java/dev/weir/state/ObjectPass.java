package dev.weir.state;

/** What a snapshot still has to save of one state. Instance's own thread. */
interface ObjectPass {
    /** Saves some entries; returns the bytes written or as much other work, 0 when nothing was left. */
    int step();

    /** Nobody needs the rest any more. */
    default void abandon() {}
}
