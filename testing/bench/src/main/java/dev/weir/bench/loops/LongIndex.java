package dev.weir.bench.loops;

import java.util.Arrays;

/** Numbers keys from 0 on in the order in which they come: open addressing, at most half full. */
final class LongIndex {
    /** 0 for an empty slot, else the key's number and one. */
    private int[] slots = new int[1 << 10];

    private long[] keys = new long[1 << 9];
    private int size;

    int size() {
        return size;
    }

    /** The key of a number. */
    long key(int number) {
        return keys[number];
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /** The key's number; {@link #size} grows if it is new. */
    int number(long key) {
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (keys[number] == key) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        if (size == keys.length) {
            grow();
            return number(key);
        }
        keys[size] = key;
        slots[slot] = ++size;
        return size - 1;
    }

    boolean contains(long key) {
        int mask = slots.length - 1;
        for (int slot = hash(key) & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            if (keys[slots[slot] - 1] == key) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = new int[keys.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(keys[number]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
