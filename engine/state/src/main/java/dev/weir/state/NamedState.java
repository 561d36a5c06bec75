package dev.weir.state;

import org.jspecify.annotations.Nullable;

/** One state of an instance under a name, as snapshots see it. */
interface NamedState {
    ObjectSection.Kind kind();

    /** Called for all states before the first of them is frozen. */
    default void beforeFreeze(long checkpoint) {}

    /** Begins to save what a snapshot needs: entries touched and removed behind its base. */
    void freeze(ObjectSnapshot snapshot, ObjectSection section);

    /** Takes over a restored entry, see {@link ObjectSection}. */
    void restore(long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value);

    /** Takes over an entry whose parts have stamps, which mean the same time as its own; most states keep none. */
    default void restoreStamped(
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key,
            @Nullable Object value,
            long[] stamps) {
        restore(place, hash, namespace, key, value);
    }

    /** No snapshot builds on what is older than the end of an interval any more. */
    void trim(int ended);
}
