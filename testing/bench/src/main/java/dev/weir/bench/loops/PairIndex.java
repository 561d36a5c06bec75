package dev.weir.bench.loops;

import java.util.Arrays;

/** Numbers pairs from 0 on in the order in which they come: open addressing, at most half full. */
final class PairIndex {
    /** 0 for an empty slot, else the pair's number and one. */
    private int[] slots = new int[1 << 10];

    private long[] firsts = new long[1 << 9];
    private long[] seconds = new long[1 << 9];
    private int size;

    int size() {
        return size;
    }

    long first(int number) {
        return firsts[number];
    }

    long second(int number) {
        return seconds[number];
    }

    /** The pair's number; {@link #size} grows if it is new. */
    int number(long first, long second) {
        int mask = slots.length - 1;
        int slot = hash(first, second) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (firsts[number] == first && seconds[number] == second) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        if (size == firsts.length) {
            grow();
            return number(first, second);
        }
        firsts[size] = first;
        seconds[size] = second;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        firsts = Arrays.copyOf(firsts, firsts.length * 2);
        seconds = Arrays.copyOf(seconds, seconds.length * 2);
        slots = new int[firsts.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hash(firsts[number], seconds[number]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(long first, long second) {
        long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> 32);
    }
}
