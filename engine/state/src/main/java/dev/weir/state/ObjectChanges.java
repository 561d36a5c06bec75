package dev.weir.state;

import org.jspecify.annotations.Nullable;

/**
 * When the objects of one instance were touched. Time between two snapshots is an interval; each entry knows the
 * interval in which it was last handed out, since whoever has an object may change it. While a snapshot is being
 * prepared, an entry that it still needs is saved before it is handed out.
 */
final class ObjectChanges {
    private int interval;
    /** The first interval whose removals are all known. */
    private int knownFrom;

    private @Nullable ObjectSnapshot preparing;

    /** The present interval, from 0. */
    int interval() {
        return interval;
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

    /** The snapshot that still needs entries as they are; null when there is none. */
    @Nullable
    ObjectSnapshot preparing() {
        return preparing;
    }

    void begin(ObjectSnapshot snapshot) {
        preparing = snapshot;
        interval = Math.addExact(interval, 1);
    }

    void end(ObjectSnapshot snapshot) {
        if (preparing == snapshot) {
            preparing = null;
        }
    }
}
