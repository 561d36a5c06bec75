package dev.weir.expressions.kernels;

import dev.weir.data.Column;

/** A flat or constant column of integers of any width, read as BIGINT. */
public final class Longs {
    private final long[] values;
    private final int mask;

    private Longs(long[] values, int mask) {
        this.values = values;
        this.mask = mask;
    }

    /** The values of a column of TINYINT to BIGINT, of days, milliseconds or months. */
    public static Longs of(Column column) {
        return new Longs(LongComparison.longs(Widening.toLong(column)), Vectors.mask(column));
    }

    public long at(int row) {
        return values[row & mask];
    }

    /** The value as an INT; what does not fit stops at the bounds. */
    public int intAt(int row) {
        return Math.clamp(values[row & mask], Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
