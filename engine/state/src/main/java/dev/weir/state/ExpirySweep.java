package dev.weir.state;

import dev.weir.dataflow.state.StateLifetime;
import java.util.Objects;

/**
 * Goes through the rows of a table, a bounded piece at a time, and removes what has expired. A pass goes from the last
 * row to the first: rows that a removal moves to the front have been looked at by then. The next pass begins when the
 * oldest part that was left can have expired, but not before an eighth of the lifetime has gone by, which bounds both
 * the work and how long something expired stays.
 */
final class ExpirySweep {
    private static final int LEAST = 256;
    private static final int MOST = 1 << 14;
    private static final int PASSES_A_LIFETIME = 8;
    /** Between the pieces of a pass when nothing else happens. */
    private static final long PAUSE_MILLIS = 10;

    private final ObjectTable<? extends StampedRow> table;
    private final StateLifetime lifetime;
    /** Accesses since the last piece. */
    private long accesses;
    /** Rows before this one have not been looked at in this pass; 0 when there is no pass. */
    private int left;
    /** When this pass began, and the least stamp it has met. */
    private long began;

    private long oldest;
    /** No pass begins before that. */
    private long due = StateLifetime.UNKNOWN;

    ExpirySweep(ObjectTable<? extends StampedRow> table, StateLifetime lifetime) {
        this.table = table;
        this.lifetime = lifetime;
    }

    void accessed() {
        accesses++;
    }

    /** Does a piece; returns whether rows have moved. */
    boolean step(int records) {
        long budget = budget(records);
        accesses = 0;
        long now = lifetime.time().now();
        if (now == StateLifetime.UNKNOWN || left == 0 && (table.size() == 0 || now < due)) {
            return false;
        }
        if (left == 0) {
            left = table.size();
            began = now;
            oldest = now;
        }
        // Rows may have gone since the last piece.
        left = Math.min(left, table.size());
        long deadline = lifetime.deadline();
        boolean removed = false;
        while (left > 0 && budget > 0) {
            left--;
            budget -= 1 + row(left).size();
            removed |= look(left, now, deadline);
        }
        if (left == 0) {
            due = Math.max(
                    later(oldest, lifetime.millis()), later(began, Math.max(1, lifetime.millis() / PASSES_A_LIFETIME)));
        }
        return removed;
    }

    private StampedRow row(int row) {
        return (StampedRow) Objects.requireNonNull(table.peek(row));
    }

    private long budget(int records) {
        StateLifetime.Cleanup cleanup = lifetime.cleanup();
        if (cleanup == null) {
            return LEAST;
        }
        long counted = accesses + (cleanup.everyRecord() ? records : 0);
        return Math.clamp(counted * cleanup.entriesAnAccess(), LEAST, MOST);
    }

    private boolean look(int row, long now, long deadline) {
        StampedRow held = row(row);
        long least = held.oldest();
        if (least == StateLifetime.UNKNOWN) {
            table.value(row);
            held.stampUnknown(now);
            least = held.oldest();
        }
        if (held.size() == 0 || held.isExpired(deadline)) {
            table.remove(row);
            return true;
        }
        if (least <= deadline) {
            table.value(row);
            held.removeExpired(deadline);
            least = held.oldest();
        }
        oldest = Math.min(oldest, least);
        return false;
    }

    /** When the next piece should be done, in processing time. */
    long nextStep(long nowMillis) {
        if (left > 0) {
            return later(nowMillis, PAUSE_MILLIS);
        }
        return lifetime.time().isEventTime() || table.size() == 0 ? Long.MAX_VALUE : Math.max(due, later(nowMillis, 1));
    }

    private static long later(long time, long millis) {
        long sum = time + millis;
        return sum < time ? Long.MAX_VALUE : sum;
    }
}
