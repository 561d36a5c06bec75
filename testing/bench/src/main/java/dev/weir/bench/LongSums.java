package dev.weir.bench;

import dev.weir.data.Hashing;

/**
 * What a programmer would write by hand for COUNT and SUM by one long: open addressing, a record a key, of fixed
 * capacity.
 */
final class LongSums {
    private static final int WORDS = 4;

    private final long[] records;
    private final int mask;

    LongSums(int keys) {
        int slots = Integer.highestOneBit(Math.max(keys, 8)) * 4;
        records = new long[slots * WORDS];
        mask = slots - 1;
    }

    /** Counts rows and adds values to their keys' sums. A record is key, count, sum; count 0 is an empty slot. */
    void add(long[] keys, long[] values, int rows) {
        for (int row = 0; row < rows; row++) {
            long key = keys[row];
            int slot = (int) Hashing.mix(key) & mask;
            while (records[slot * WORDS + 1] != 0 && records[slot * WORDS] != key) {
                slot = (slot + 1) & mask;
            }
            records[slot * WORDS] = key;
            records[slot * WORDS + 1]++;
            records[slot * WORDS + 2] += values[row];
        }
    }
}
