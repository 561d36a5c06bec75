package dev.weir.base;

/** Starts virtual threads: the one place where work that blocks gets a thread. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** Runs work on a new virtual thread. */
    public static Thread start(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }
}
