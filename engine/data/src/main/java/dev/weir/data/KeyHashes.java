package dev.weir.data;

import java.util.Arrays;

/**
 * The hashes of a batch's key columns, computed once and carried along.
 *
 * @param keys indexes of the columns that were hashed
 * @param hashes the hash by physical row
 */
public record KeyHashes(int[] keys, long[] hashes) {
    /** Whether these are the hashes of the given columns. */
    public boolean areOf(int[] columns) {
        return Arrays.equals(keys, columns);
    }
}
