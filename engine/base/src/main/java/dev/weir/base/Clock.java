package dev.weir.base;

/**
 * The only source of time in Weir. Production code receives {@link SystemClock}; tests and the simulator hand in a
 * clock that they turn by hand. Implementations may be called from any thread.
 */
public interface Clock {
    /** Wall-clock time, milliseconds since 1970-01-01T00:00:00Z. May jump. */
    long millis();

    /** Monotonic time in nanoseconds from an arbitrary origin, for measuring durations only. */
    long nanos();
}
