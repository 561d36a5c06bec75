package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import org.jspecify.annotations.Nullable;

/**
 * Keys to look up.
 *
 * @param words one key's after the other
 * @param hashes by row
 * @param rows the row of the i-th key; null when it is i
 * @param count number of keys
 * @param nulls whether the i-th key is NULL, for keys of a single word; null when none is
 * @param foreign where long bytes lie; null for the encoder's source
 */
record SoughtKeys(
        long[] words,
        long[] hashes,
        int @Nullable [] rows,
        int count,
        boolean @Nullable [] nulls,
        @Nullable ByteArena foreign) {
    long hash(int i) {
        return hashes[rows == null ? i : rows[i]];
    }

    boolean isNull(int i) {
        return nulls != null && nulls[i];
    }
}
