package dev.weir.state;

import org.jspecify.annotations.Nullable;

/** Takes over what was restored of one state. */
interface RestoredEntries {
    /** So many entries will come, or fewer. */
    default void expect(long entries) {}

    /** Forgets an entry that came before. */
    void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key);

    /** Takes over an entry, see {@link ObjectSection}. */
    void restore(long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value);

    /** Takes over some entries without namespaces, of place 0. */
    default void restore(@Nullable Object[] keys, long[] hashes, @Nullable Object[] values, int count) {
        for (int i = 0; i < count; i++) {
            restore(0, hashes[i], null, keys[i], values[i]);
        }
    }

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
