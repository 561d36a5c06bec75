package dev.weir.operators;

import java.util.Arrays;

/** Rows with how many copies of each follow one another, in a growing list that is used again. One thread. */
final class Ranks {
    private int[] rows = new int[16];
    private long[] copies = new long[16];
    private int size;

    void add(int row, long times) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            copies = Arrays.copyOf(copies, size * 2);
        }
        rows[size] = row;
        copies[size++] = times;
    }

    int size() {
        return size;
    }

    int row(int i) {
        return rows[i];
    }

    long copies(int i) {
        return copies[i];
    }

    void clear() {
        size = 0;
    }
}
