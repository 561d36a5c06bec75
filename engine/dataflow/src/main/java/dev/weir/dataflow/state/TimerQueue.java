package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/**
 * Timers of one time domain by time, key and namespace; the same three are one timer. Taken out in the order of time
 * and, within a time, in the order of registration.
 */
public interface TimerQueue {
    /** Registers a timer of the current key. Returns false when it was there already. */
    boolean add(long time, @Nullable Object namespace);

    /** Deletes a timer of the current key. Returns false when there was none. */
    boolean remove(long time, @Nullable Object namespace);

    /** The earliest time; {@link Long#MAX_VALUE} when there is no timer. */
    long next();

    /** Takes out the earliest timer whose time is not after {@code upTo}; null when there is none. */
    @Nullable
    Timer poll(long upTo);

    /** Number of timers. */
    int size();

    /** A timer that was due. */
    interface Timer {
        long time();

        @Nullable
        Object key();

        /** The hash of the key. */
        long hash();

        @Nullable
        Object namespace();
    }
}
