package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DecimalColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Rows;

/** Compares what is a {@code long[]}: BIGINT, intervals, milliseconds, unscaled decimals of equal scale. */
final class LongComparison extends BitsPredicate {
    private final Comparison comparison;

    LongComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The array behind a flat or constant column. */
    static long[] longs(Column column) {
        return switch (column) {
            case LongColumn c -> c.values();
            case DecimalColumn c -> c.low();
            case TimestampColumn c -> c.millis();
            case ConstantColumn c -> longs(c.single());
            default ->
                throw new IllegalArgumentException(
                        "no longs in a column of " + column.type().sql());
        };
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        long[] bits = newBits(rows);
        long[] left = longs(arguments[0]);
        long[] right = longs(arguments[1]);
        if (arguments[1] instanceof ConstantColumn) {
            long constant = right[0];
            if (arguments[0] instanceof ConstantColumn) {
                left = filled(left[0], rows);
            }
            compare(comparison, left, constant, rows, bits);
        } else if (arguments[0] instanceof ConstantColumn) {
            compare(comparison.mirrored(), right, left[0], rows, bits);
        } else {
            compare(comparison, left, right, rows, bits);
        }
        return bits;
    }

    private static long[] filled(long value, int rows) {
        long[] values = new long[rows];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static void compare(Comparison comparison, long[] left, long right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL, NOT_EQUAL -> Loops.LONGS.equal(left, right, rows, bits);
            case LESS, GREATER_OR_EQUAL -> Loops.LONGS.less(left, right, rows, bits);
            case GREATER, LESS_OR_EQUAL -> Loops.LONGS.greater(left, right, rows, bits);
        }
        complement(comparison, bits);
    }

    private static void compare(Comparison comparison, long[] left, long[] right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL, NOT_EQUAL -> Loops.LONGS.equal(left, right, rows, bits);
            case LESS, GREATER_OR_EQUAL -> Loops.LONGS.less(left, right, rows, bits);
            case GREATER, LESS_OR_EQUAL -> Loops.LONGS.less(right, left, rows, bits);
        }
        complement(comparison, bits);
    }

    /** Of integers, the complement of a comparison is the opposite one; so three loops serve for six comparisons. */
    static void complement(Comparison comparison, long[] bits) {
        switch (comparison) {
            case NOT_EQUAL, GREATER_OR_EQUAL, LESS_OR_EQUAL -> BitmapLoops.not(bits);
            case EQUAL, LESS, GREATER -> {}
        }
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        long[] left = longs(arguments[0]);
        long[] right = longs(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        int n = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            out[n] = row;
            n += comparison.holds(Long.compare(left[row & leftMask], right[row & rightMask]));
        }
        return n;
    }
}
