package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DoubleColumn;

/** A flat or constant column of numbers of any type, read as DOUBLE. */
public final class Doubles {
    private final double[] values;
    private final int mask;

    private Doubles(double[] values, int mask) {
        this.values = values;
        this.mask = mask;
    }

    /** The values of a column of numbers. */
    public static Doubles of(Column column) {
        Column doubles = Widening.toDouble(column);
        return new Doubles(((DoubleColumn) Vectors.values(doubles)).values(), Vectors.mask(column));
    }

    public double at(int row) {
        return values[row & mask];
    }
}
