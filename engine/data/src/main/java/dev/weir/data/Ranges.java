package dev.weir.data;

import java.util.Arrays;

/** Consecutive ranges of a nested column, one a row. */
final class Ranges {
    private int[] offsets;
    private int[] lengths;
    private int end;

    Ranges(int capacity) {
        offsets = new int[capacity];
        lengths = new int[capacity];
    }

    /** Makes the range of a row reach from the end of the row before to {@code newEnd}. */
    void end(int row, int newEnd) {
        if (row == offsets.length) {
            offsets = Arrays.copyOf(offsets, ColumnBuilder.grown(row));
            lengths = Arrays.copyOf(lengths, offsets.length);
        }
        offsets[row] = end;
        lengths[row] = newEnd - end;
        end = newEnd;
    }

    int[] offsets() {
        return offsets;
    }

    int[] lengths() {
        return lengths;
    }

    void reset() {
        offsets = new int[offsets.length];
        lengths = new int[offsets.length];
        end = 0;
    }
}
