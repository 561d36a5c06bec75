package dev.weir.state;

import org.jspecify.annotations.Nullable;

/** Takes over what was restored of one state. */
interface RestoredEntries {
    /** Takes over an entry, see {@link ObjectSection}. */
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
}
