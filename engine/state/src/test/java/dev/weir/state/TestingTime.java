package dev.weir.state;

import dev.weir.dataflow.state.StateLifetime;
import org.jspecify.annotations.Nullable;

/** A time that a test turns. */
final class TestingTime implements StateLifetime.Time {
    private final boolean eventTime;
    private long now;
    private long record = StateLifetime.UNKNOWN;

    TestingTime(boolean eventTime, long now) {
        this.eventTime = eventTime;
        this.now = now;
    }

    void set(long time) {
        now = time;
    }

    void advance(long millis) {
        now += millis;
    }

    /** The timestamp of a record, of event time. */
    void setRecord(long timestamp) {
        record = timestamp;
    }

    /** State that lives so long, is touched by writing and is swept. */
    StateLifetime lifetime(long millis) {
        return lifetime(millis, false, false, new StateLifetime.Cleanup(5, false));
    }

    StateLifetime lifetime(
            long millis, boolean renewedByReads, boolean showsExpired, StateLifetime.@Nullable Cleanup cleanup) {
        return new StateLifetime(millis, renewedByReads, showsExpired, this, cleanup);
    }

    @Override
    public boolean isEventTime() {
        return eventTime;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long stamp() {
        return eventTime ? Math.max(now, record) : now;
    }
}
