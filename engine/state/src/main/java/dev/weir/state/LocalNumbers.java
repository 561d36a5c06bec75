package dev.weir.state;

import java.util.Arrays;

/** Some records of a table in the order in which they were added, each once, with their places. One thread. */
final class LocalNumbers {
    private static final int SMALLEST = 16;

    private int[] records = new int[SMALLEST];
    /** Where in the table of places the n-th is. */
    private int[] slotOf = new int[SMALLEST];

    private int count;
    /** A record plus one, and its place; open addressing. */
    private long[] slots = new long[4 * SMALLEST];

    int size() {
        return count;
    }

    int record(int place) {
        return records[place];
    }

    /** Adds a record if it is not there; gives its place. */
    int place(int record) {
        int slot = slot(record);
        if (slots[slot] != 0) {
            return (int) slots[slot];
        }
        if (count == records.length) {
            grow();
            slot = slot(record);
        }
        records[count] = record;
        slotOf[count] = slot;
        slots[slot] = (record + 1L) << 32 | count;
        return count++;
    }

    private int slot(int record) {
        int mask = slots.length - 1;
        int slot = record * 0x9E3779B9 >>> 7 & mask;
        while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != record + 1) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        records = Arrays.copyOf(records, count * 2);
        slotOf = Arrays.copyOf(slotOf, count * 2);
        slots = new long[slots.length * 2];
        for (int place = 0; place < count; place++) {
            int slot = slot(records[place]);
            slots[slot] = (records[place] + 1L) << 32 | place;
            slotOf[place] = slot;
        }
    }

    void clear() {
        for (int place = 0; place < count; place++) {
            slots[slotOf[place]] = 0;
        }
        count = 0;
    }
}
