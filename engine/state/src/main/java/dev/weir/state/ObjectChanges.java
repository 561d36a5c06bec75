package dev.weir.state;

import dev.weir.data.objects.FixedClasses;

/**
 * When the objects of one instance were touched. Time between two snapshots is an interval; each entry knows the
 * interval in which it was last handed out, since whoever has an object may change it. While snapshots are being
 * prepared, an entry that one of them still needs is saved before it is handed out.
 */
final class ObjectChanges {
    private final FixedClasses fixed = new FixedClasses();
    private int interval;
    /** The first interval whose removals are all known. */
    private int knownFrom;

    /** The present interval, from 0. */
    int interval() {
        return interval;
    }

    /** Which objects need not be saved, since they do not change. */
    FixedClasses fixed() {
        return fixed;
    }

    /** Whether removals have to be remembered. */
    boolean hasSnapshots() {
        return interval > 0;
    }

    /** Removals of the present interval have been forgotten: nothing can build on what was written before it. */
    void forget() {
        knownFrom = interval;
    }

    /** Whether changes since the end of an interval are known. */
    boolean areKnownSince(int ended) {
        return ended >= knownFrom;
    }

    /** A snapshot has been frozen: what is handed out from now on belongs to the next interval. */
    void begin() {
        interval = Math.addExact(interval, 1);
    }
}
