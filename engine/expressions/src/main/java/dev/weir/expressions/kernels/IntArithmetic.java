package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.SpeculativeKernel;
import org.jspecify.annotations.Nullable;

/**
 * Adds, subtracts and multiplies INT and smaller, and intervals of months; a result that its type cannot hold is an
 * error. Division is elsewhere. Loops are like those of {@link LongArithmetic}: they return a negative number if any
 * row had an overflow.
 */
final class IntArithmetic implements SpeculativeKernel {
    private static final long HALF_RANGE = 1L << 31;

    private final Operation operation;
    private final DataType type;

    IntArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    private static int[] values(Column column) {
        return ((IntColumn) Vectors.values(column)).values();
    }

    @Override
    public @Nullable Column attempt(Column[] arguments, Rows rows, EvaluationContext context) {
        int[] results = new int[rows.physicalRows()];
        int overflows = apply(arguments, rows, results) | narrow(results);
        return overflows < 0 ? null : new IntColumn(type, results.length, results, null);
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        int[] results = new int[rows.physicalRows()];
        if ((selected(arguments, rows, results) | narrow(results)) < 0) {
            throw Overflow.by(operation.symbol(), type);
        }
        return new IntColumn(type, results.length, results, null);
    }

    private int apply(Column[] arguments, Rows rows, int[] results) {
        boolean leftConstant = arguments[0] instanceof ConstantColumn;
        boolean rightConstant = arguments[1] instanceof ConstantColumn;
        if (!rows.isDense() || leftConstant && rightConstant) {
            return selected(arguments, rows, results);
        }
        int[] left = values(arguments[0]);
        int[] right = values(arguments[1]);
        int size = results.length;
        return switch (operation) {
            case ADD ->
                rightConstant
                        ? add(left, right[0], size, results)
                        : leftConstant ? add(right, left[0], size, results) : add(left, right, size, results);
            case SUBTRACT ->
                rightConstant
                        ? subtract(left, right[0], size, results)
                        : leftConstant ? subtract(left[0], right, size, results) : subtract(left, right, size, results);
            case MULTIPLY ->
                rightConstant
                        ? multiply(left, right[0], size, results)
                        : leftConstant ? multiply(right, left[0], size, results) : multiply(left, right, size, results);
            case DIVIDE, REMAINDER -> throw noDivision();
        };
    }

    private static int add(int[] left, int[] right, int rows, int[] results) {
        int overflows = 0;
        for (int row = 0; row < rows; row++) {
            int sum = left[row] + right[row];
            results[row] = sum;
            overflows |= (left[row] ^ sum) & (right[row] ^ sum);
        }
        return overflows;
    }

    private static int add(int[] left, int right, int rows, int[] results) {
        int overflows = 0;
        for (int row = 0; row < rows; row++) {
            int sum = left[row] + right;
            results[row] = sum;
            overflows |= (left[row] ^ sum) & (right ^ sum);
        }
        return overflows;
    }

    private static int subtract(int[] left, int[] right, int rows, int[] results) {
        int overflows = 0;
        for (int row = 0; row < rows; row++) {
            int difference = left[row] - right[row];
            results[row] = difference;
            overflows |= (left[row] ^ right[row]) & (left[row] ^ difference);
        }
        return overflows;
    }

    private static int subtract(int[] left, int right, int rows, int[] results) {
        int overflows = 0;
        for (int row = 0; row < rows; row++) {
            int difference = left[row] - right;
            results[row] = difference;
            overflows |= (left[row] ^ right) & (left[row] ^ difference);
        }
        return overflows;
    }

    private static int subtract(int left, int[] right, int rows, int[] results) {
        int overflows = 0;
        for (int row = 0; row < rows; row++) {
            int difference = left - right[row];
            results[row] = difference;
            overflows |= (left ^ right[row]) & (left ^ difference);
        }
        return overflows;
    }

    private static int multiply(int[] left, int[] right, int rows, int[] results) {
        long wide = 0;
        for (int row = 0; row < rows; row++) {
            long product = (long) left[row] * right[row];
            results[row] = (int) product;
            wide |= product + HALF_RANGE;
        }
        return ofWide(wide);
    }

    private static int multiply(int[] left, int right, int rows, int[] results) {
        long wide = 0;
        for (int row = 0; row < rows; row++) {
            long product = (long) left[row] * right;
            results[row] = (int) product;
            wide |= product + HALF_RANGE;
        }
        return ofWide(wide);
    }

    /** Negative if a product moved up by half the range of INT, of several ORed, has upper bits. */
    private static int ofWide(long moved) {
        return moved >>> 32 == 0 ? 0 : -1;
    }

    /** Of the rows given no more. */
    private int selected(Column[] arguments, Rows rows, int[] results) {
        int[] left = values(arguments[0]);
        int[] right = values(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        long wide = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long a = left[row & leftMask];
            long b = right[row & rightMask];
            long value = switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE, REMAINDER -> throw noDivision();
            };
            results[row] = (int) value;
            wide |= value + HALF_RANGE;
        }
        return ofWide(wide);
    }

    /** Whether a type of less than 32 bits cannot hold some result. */
    private int narrow(int[] results) {
        int lost = 0;
        if (type instanceof DataType.TinyInt) {
            for (int result : results) {
                lost |= result ^ (byte) result;
            }
        } else if (type instanceof DataType.SmallInt) {
            for (int result : results) {
                lost |= result ^ (short) result;
            }
        }
        return lost == 0 ? 0 : -1;
    }

    private static IllegalStateException noDivision() {
        return new IllegalStateException("division has a kernel of its own");
    }
}
