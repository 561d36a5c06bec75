package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.IntColumn;
import dev.weir.expressions.Rows;

/** Compares what is an {@code int[]}: INT and smaller, DATE, TIME, months. */
final class IntComparison extends BitsPredicate {
    private final Comparison comparison;

    IntComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The array behind a flat or constant column. */
    static int[] ints(Column column) {
        return switch (column) {
            case IntColumn c -> c.values();
            case ConstantColumn c -> ints(c.single());
            default ->
                throw new IllegalArgumentException(
                        "no ints in a column of " + column.type().sql());
        };
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        long[] bits = newBits(rows);
        int[] left = ints(arguments[0]);
        int[] right = ints(arguments[1]);
        if (arguments[1] instanceof ConstantColumn) {
            int constant = right[0];
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

    private static int[] filled(int value, int rows) {
        int[] values = new int[rows];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static void compare(Comparison comparison, int[] left, int right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL, NOT_EQUAL -> Loops.INTS.equal(left, right, rows, bits);
            case LESS, GREATER_OR_EQUAL -> Loops.INTS.less(left, right, rows, bits);
            case GREATER, LESS_OR_EQUAL -> Loops.INTS.greater(left, right, rows, bits);
        }
        LongComparison.complement(comparison, bits);
    }

    private static void compare(Comparison comparison, int[] left, int[] right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL, NOT_EQUAL -> Loops.INTS.equal(left, right, rows, bits);
            case LESS, GREATER_OR_EQUAL -> Loops.INTS.less(left, right, rows, bits);
            case GREATER, LESS_OR_EQUAL -> Loops.INTS.less(right, left, rows, bits);
        }
        LongComparison.complement(comparison, bits);
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        int[] left = ints(arguments[0]);
        int[] right = ints(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        int n = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            out[n] = row;
            n += comparison.holds(Integer.compare(left[row & leftMask], right[row & rightMask]));
        }
        return n;
    }
}
