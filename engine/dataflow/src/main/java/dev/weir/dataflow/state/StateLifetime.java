package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/**
 * How long keyed state lives after it was touched last: a value as a whole, the elements of a list and the entries of a
 * map one by one. What has expired is removed by the read that meets it, and by {@link ObjectState#forgetExpired(int,
 * long)} without any.
 *
 * @param millis how long; at least 1
 * @param renewedByReads whether a read counts as touching, as a write does
 * @param showsExpired whether the read that removes something expired returns it all the same
 * @param time by which time
 * @param cleanup how much of it is looked at unasked; null when only reads remove what has expired
 */
public record StateLifetime(
        long millis,
        boolean renewedByReads,
        boolean showsExpired,
        Time time,
        @Nullable Cleanup cleanup) {
    /** Of a time that is not known yet: nothing expires, and what is touched gets its stamp later. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    public StateLifetime {
        if (millis < 1) {
            throw new IllegalArgumentException("state that lives for " + millis + " ms");
        }
    }

    /** What has been touched up to this time is expired; {@link #UNKNOWN} when nothing is. */
    public long deadline() {
        long now = time.now();
        long deadline = now - millis;
        return now == UNKNOWN || deadline > now ? UNKNOWN : deadline;
    }

    /** A time by which state expires. It does not go back. Used by the thread of the state. */
    public interface Time {
        /** Whether it is event time, and not processing time. */
        boolean isEventTime();

        /** How far it has come, in milliseconds. */
        long now();

        /** The time of what is touched now: not before {@link #now}. */
        long stamp();
    }

    /**
     * How many entries one call of {@link ObjectState#forgetExpired(int, long)} looks at, at the least; a few hundred
     * always.
     *
     * @param entriesAnAccess for each access to the state since the last call
     * @param everyRecord whether each record counts as an access
     */
    public record Cleanup(int entriesAnAccess, boolean everyRecord) {}
}
