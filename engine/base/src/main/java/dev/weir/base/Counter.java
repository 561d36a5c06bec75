package dev.weir.base;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** A count that only grows. Added to once a batch, never once a row; safe from any thread. */
public final class Counter implements LongSupplier {
    private final LongAdder count = new LongAdder();

    /** Adds to the count. */
    public void add(long amount) {
        count.add(amount);
    }

    @Override
    public long getAsLong() {
        return count.sum();
    }
}
