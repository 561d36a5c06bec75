package dev.weir.testkit;

import dev.weir.base.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test turns it. Safe from any thread. */
public final class ManualClock implements Clock {
    private final AtomicLong nanos;

    /** A clock that shows 1970-01-01T00:00:00Z. */
    public ManualClock() {
        this(0);
    }

    /** A clock that shows the given milliseconds since 1970. */
    public ManualClock(long millis) {
        nanos = new AtomicLong(millis * 1_000_000);
    }

    @Override
    public long millis() {
        return Math.floorDiv(nanos.get(), 1_000_000L);
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Lets time pass. */
    public void advanceMillis(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("time does not go back: " + millis);
        }
        nanos.addAndGet(millis * 1_000_000);
    }

    /** Moves on to a time; stays where it is when that has passed. */
    public void advanceTo(long millis) {
        nanos.accumulateAndGet(millis * 1_000_000, Math::max);
    }
}
