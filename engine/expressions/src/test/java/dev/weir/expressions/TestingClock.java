package dev.weir.expressions;

import dev.weir.base.Clock;

/** A clock that stands still. */
public record TestingClock(long millis) implements Clock {
    @Override
    public long nanos() {
        return millis * 1_000_000;
    }
}
