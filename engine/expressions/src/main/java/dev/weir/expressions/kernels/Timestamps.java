package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.TimestampColumn;
import org.jspecify.annotations.Nullable;

/** A flat or constant column of timestamps of either kind, read in place. */
public final class Timestamps {
    private final long[] millis;
    private final int @Nullable [] nanosOfMilli;
    private final int mask;

    private Timestamps(TimestampColumn column, int mask) {
        millis = column.millis();
        nanosOfMilli = column.nanosOfMilli();
        this.mask = mask;
    }

    /** The values of a column. */
    public static Timestamps of(Column column) {
        return new Timestamps((TimestampColumn) Vectors.values(column), Vectors.mask(column));
    }

    public long millis(int row) {
        return millis[row & mask];
    }

    public int nanosOfMilli(int row) {
        return nanosOfMilli == null ? 0 : nanosOfMilli[row & mask];
    }
}
