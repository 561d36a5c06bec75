package dev.weir.runtime;

/** What a step of a task came to. */
public sealed interface Progress {
    /** The two answers without content. */
    enum Simple implements Progress {
        /** Something was done; there may be more to do at once. */
        WORKED,
        /** The task has ended, one way or another, and everything it held is closed. */
        FINISHED
    }

    /**
     * There is nothing to do until the task is woken, or until a point in processing time.
     *
     * @param untilMillis {@link Long#MAX_VALUE} when only being woken helps
     */
    record Waiting(long untilMillis) implements Progress {
        static final Waiting FOREVER = new Waiting(Long.MAX_VALUE);
    }
}
