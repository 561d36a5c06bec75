package dev.weir.state;

import java.util.Arrays;

/**
 * Record numbers by hash: open addressing with linear probing. An entry holds the lower half of the hash as a tag and
 * the record's number plus one; 0 is free. The tag's lower bits are those of the slot, so that no record is looked at
 * when the table grows; what is left of them lets most probes of wrong records end without looking at those. Removal
 * shifts later entries back (Knuth, TAOCP 3, 6.4, algorithm R), so there are no tombstones.
 */
final class HashIndex {
    private static final int SMALLEST = 16;

    private long[] entries;
    private int mask;
    private int size;

    HashIndex(int expected) {
        allocate(expected);
    }

    private void allocate(int expected) {
        long wanted = Math.max(SMALLEST, expected * 3L / 2 + 1);
        int slots = (int) Math.min(1L << 30, Long.highestOneBit(wanted - 1) << 1);
        entries = new long[slots];
        mask = slots - 1;
    }

    /** The table itself, for loops over batches. Replaced when it grows. */
    long[] entries() {
        return entries;
    }

    int size() {
        return size;
    }

    static int slot(long hash, int mask) {
        return (int) hash & mask;
    }

    static boolean tagMatches(long entry, long hash) {
        return (entry ^ hash << 32) >>> 32 == 0;
    }

    /**
     * The record whose tag matches in the first two slots of a hash, or -1. Without branches: about one key in four is
     * not in its first slot, too many for the processor to guess right.
     */
    static int probe(long[] entries, int mask, long hash) {
        long first = entries[(int) hash & mask];
        long second = entries[(int) hash + 1 & mask];
        long entry = tagMatches(first, hash) ? first : second;
        return tagMatches(entry, hash) ? record(entry) : -1;
    }

    /** The first record whose tag matches, or -1, for a hash that {@link #probe} has not found. */
    static int probeOn(long[] entries, int mask, long hash) {
        for (int slot = (int) hash & mask; entries[slot] != 0; slot = slot + 1 & mask) {
            if (tagMatches(entries[slot], hash)) {
                return record(entries[slot]);
            }
        }
        return -1;
    }

    /** The record of an entry; -1 for a free one. */
    static int record(long entry) {
        return (int) entry - 1;
    }

    /** Makes room for as many records as are expected; there are none yet. */
    void reserve(int expected) {
        if (expected * 3L > entries.length * 2L) {
            allocate(expected);
        }
    }

    /** Bytes of the table. */
    long sizeInBytes() {
        return (long) entries.length * Long.BYTES;
    }

    /** Bytes that adding some records takes: the table is copied when it grows. */
    long growth(int records) {
        return (size + (long) records) * 3 > entries.length * 2L ? 2 * sizeInBytes() : 0;
    }

    /** Forgets all records and gives their memory back. */
    void reset() {
        allocate(0);
        size = 0;
    }

    /** Adds a record that is not there. */
    void add(long hash, int record) {
        if ((size + 1) * 3L > entries.length * 2L) {
            grow();
        }
        put(hash << 32 | (record + 1) & 0xFFFFFFFFL);
        size++;
    }

    /** The slot of an entry that nothing was in the way of. */
    private static int home(long entry, int mask) {
        return (int) (entry >>> 32) & mask;
    }

    private void put(long entry) {
        int slot = home(entry, mask);
        while (entries[slot] != 0) {
            slot = slot + 1 & mask;
        }
        entries[slot] = entry;
    }

    private void grow() {
        long[] old = entries;
        if (old.length >= 1 << 30) {
            throw new IllegalStateException("a table of records holds at most " + old.length / 3 * 2 + " keys");
        }
        entries = new long[old.length * 2];
        mask = entries.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                put(entry);
            }
        }
    }

    /** Removes a record that is there. */
    void remove(long hash, int record) {
        int slot = slot(hash, mask);
        while (record(entries[slot]) != record) {
            slot = slot + 1 & mask;
        }
        int hole = slot;
        int next = slot + 1 & mask;
        while (entries[next] != 0) {
            int home = home(entries[next], mask);
            if ((next - home & mask) >= (next - hole & mask)) {
                entries[hole] = entries[next];
                hole = next;
            }
            next = next + 1 & mask;
        }
        entries[hole] = 0;
        size--;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(entries, 0);
            size = 0;
        }
    }
}
