package dev.weir.operators;

import dev.weir.data.Batch;
import java.util.Arrays;

/**
 * Divides the rows of a batch among slices of time: a counting sort into one array of selected rows. Most batches touch
 * one slice or few. One thread; a split is valid until the next.
 */
final class SliceSplitter {
    private final Slices slices;
    private int sliceCount;
    private long[] ends = new long[4];
    private int[] counts = new int[4];
    private int[] starts = new int[4];
    private int[] rows = new int[0];
    private int[] sliceOfRow = new int[0];

    SliceSplitter(Slices slices) {
        this.slices = slices;
    }

    /** Splits a batch by the times of its rows that count. */
    void split(Batch batch, long[] times) {
        int count = batch.size();
        if (sliceOfRow.length < count) {
            sliceOfRow = new int[Math.max(count, sliceOfRow.length * 2)];
        }
        sliceCount = 0;
        long length = slices.length();
        long end = Long.MIN_VALUE;
        int slice = -1;
        for (int i = 0; i < count; i++) {
            long time = times[i];
            if (slice < 0 || time >= end || time < end - length) {
                end = slices.end(time);
                slice = sliceOf(end);
            }
            sliceOfRow[i] = slice;
            counts[slice]++;
        }
        if (sliceCount > 1) {
            sort(batch, count);
        }
    }

    private int sliceOf(long end) {
        for (int slice = sliceCount - 1; slice >= 0; slice--) {
            if (ends[slice] == end) {
                return slice;
            }
        }
        if (sliceCount == ends.length) {
            ends = Arrays.copyOf(ends, sliceCount * 2);
            counts = Arrays.copyOf(counts, sliceCount * 2);
            starts = Arrays.copyOf(starts, sliceCount * 2);
        }
        ends[sliceCount] = end;
        counts[sliceCount] = 0;
        return sliceCount++;
    }

    private void sort(Batch batch, int count) {
        rows = new int[count];
        int start = 0;
        for (int slice = 0; slice < sliceCount; slice++) {
            starts[slice] = start;
            start += counts[slice];
        }
        for (int i = 0; i < count; i++) {
            rows[starts[sliceOfRow[i]]++] = batch.row(i);
        }
    }

    /** Number of slices that the batch has rows in. */
    int count() {
        return sliceCount;
    }

    /** The end of a slice. */
    long end(int slice) {
        return ends[slice];
    }

    /** The rows of a slice. */
    Batch part(Batch batch, int slice) {
        if (sliceCount == 1) {
            return batch;
        }
        int end = starts[slice];
        return batch.select(Arrays.copyOfRange(rows, end - counts[slice], end), counts[slice]);
    }
}
