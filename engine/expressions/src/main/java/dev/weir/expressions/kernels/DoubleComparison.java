package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.expressions.Rows;
import java.util.Arrays;

/** Compares DOUBLE as Java does: NaN is unequal to everything and neither less nor greater. */
final class DoubleComparison extends BitsPredicate {
    private final Comparison comparison;

    DoubleComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    private static double[] doubles(Column column) {
        return ((DoubleColumn) Vectors.values(column)).values();
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        long[] bits = newBits(rows);
        double[] left = doubles(arguments[0]);
        double[] right = doubles(arguments[1]);
        if (arguments[1] instanceof ConstantColumn) {
            if (arguments[0] instanceof ConstantColumn) {
                double value = left[0];
                left = new double[rows];
                Arrays.fill(left, value);
            }
            compare(comparison, left, right[0], rows, bits);
        } else if (arguments[0] instanceof ConstantColumn) {
            compare(comparison.mirrored(), right, left[0], rows, bits);
        } else {
            compare(comparison, left, right, rows, bits);
        }
        return bits;
    }

    private static void compare(Comparison comparison, double[] left, double right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL -> Loops.DOUBLES.equal(left, right, rows, bits);
            case NOT_EQUAL -> {
                Loops.DOUBLES.equal(left, right, rows, bits);
                BitmapLoops.not(bits);
            }
            case LESS -> Loops.DOUBLES.less(left, right, rows, bits);
            case LESS_OR_EQUAL -> Loops.DOUBLES.lessOrEqual(left, right, rows, bits);
            case GREATER -> Loops.DOUBLES.greater(left, right, rows, bits);
            case GREATER_OR_EQUAL -> Loops.DOUBLES.greaterOrEqual(left, right, rows, bits);
        }
    }

    private static void compare(Comparison comparison, double[] left, double[] right, int rows, long[] bits) {
        switch (comparison) {
            case EQUAL -> Loops.DOUBLES.equal(left, right, rows, bits);
            case NOT_EQUAL -> {
                Loops.DOUBLES.equal(left, right, rows, bits);
                BitmapLoops.not(bits);
            }
            case LESS -> Loops.DOUBLES.less(left, right, rows, bits);
            case LESS_OR_EQUAL -> Loops.DOUBLES.lessOrEqual(left, right, rows, bits);
            case GREATER -> Loops.DOUBLES.less(right, left, rows, bits);
            case GREATER_OR_EQUAL -> Loops.DOUBLES.lessOrEqual(right, left, rows, bits);
        }
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        double[] left = doubles(arguments[0]);
        double[] right = doubles(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        int n = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            out[n] = row;
            n += comparison.holds(sign(left[row & leftMask], right[row & rightMask]));
        }
        return n;
    }

    private static int sign(double left, double right) {
        if (left < right) {
            return -1;
        }
        if (left == right) {
            return 0;
        }
        return left > right ? 1 : Comparison.UNORDERED - 1;
    }
}
