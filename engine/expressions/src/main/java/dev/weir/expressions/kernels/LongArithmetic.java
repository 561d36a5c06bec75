package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.LongColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.SpeculativeKernel;
import org.jspecify.annotations.Nullable;

/**
 * Adds, subtracts and multiplies BIGINT, intervals and points in time of milliseconds; a result of more than 64 bits is
 * an error. Division is elsewhere.
 *
 * <p>Each operator and shape has a loop of its own, simple enough for the JIT to vectorise it. Loops have no branches
 * for overflow but collect its signs: what they return is negative if any of the rows had one.
 */
final class LongArithmetic implements SpeculativeKernel {
    /** Makes the result's column. */
    @FunctionalInterface
    interface Result {
        Column of(Column[] arguments, long[] values);
    }

    private static final long HALF_RANGE = 1L << 31;

    private final Operation operation;
    private final DataType type;
    private final Result result;

    LongArithmetic(Operation operation, DataType type) {
        this(operation, type, (arguments, values) -> new LongColumn(type, values.length, values, null));
    }

    LongArithmetic(Operation operation, DataType type, Result result) {
        this.operation = operation;
        this.type = type;
        this.result = result;
    }

    private static long[] values(Column column) {
        return LongComparison.longs(column);
    }

    @Override
    public @Nullable Column attempt(Column[] arguments, Rows rows, EvaluationContext context) {
        long[] results = new long[rows.physicalRows()];
        return apply(arguments, rows, results) < 0 ? null : result.of(arguments, results);
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        long[] results = new long[rows.physicalRows()];
        if (selected(arguments, rows, results) < 0) {
            throw Overflow.by(operation.symbol(), type);
        }
        return result.of(arguments, results);
    }

    /**
     * The results for columns of anything that is a {@code long[]}.
     *
     * @return negative if any result, be it of a row that does not count, has more than 64 bits
     */
    long apply(Column[] arguments, Rows rows, long[] results) {
        boolean leftConstant = arguments[0] instanceof ConstantColumn;
        boolean rightConstant = arguments[1] instanceof ConstantColumn;
        if (!rows.isDense() || leftConstant && rightConstant) {
            return selected(arguments, rows, results);
        }
        long[] left = values(arguments[0]);
        long[] right = values(arguments[1]);
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

    private static long add(long[] left, long[] right, int rows, long[] results) {
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            long sum = left[row] + right[row];
            results[row] = sum;
            overflows |= (left[row] ^ sum) & (right[row] ^ sum);
        }
        return overflows;
    }

    private static long add(long[] left, long right, int rows, long[] results) {
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            long sum = left[row] + right;
            results[row] = sum;
            overflows |= (left[row] ^ sum) & (right ^ sum);
        }
        return overflows;
    }

    private static long subtract(long[] left, long[] right, int rows, long[] results) {
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            long difference = left[row] - right[row];
            results[row] = difference;
            overflows |= (left[row] ^ right[row]) & (left[row] ^ difference);
        }
        return overflows;
    }

    private static long subtract(long[] left, long right, int rows, long[] results) {
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            long difference = left[row] - right;
            results[row] = difference;
            overflows |= (left[row] ^ right) & (left[row] ^ difference);
        }
        return overflows;
    }

    private static long subtract(long left, long[] right, int rows, long[] results) {
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            long difference = left - right[row];
            results[row] = difference;
            overflows |= (left ^ right[row]) & (left ^ difference);
        }
        return overflows;
    }

    /**
     * Factors of 32 bits, which is to say nearly all, cannot overflow; only for wider ones are upper halves computed.
     */
    private static long multiply(long[] left, long[] right, int rows, long[] results) {
        long wide = 0;
        for (int row = 0; row < rows; row++) {
            results[row] = left[row] * right[row];
            wide |= left[row] + HALF_RANGE | right[row] + HALF_RANGE;
        }
        if (wide >>> 32 == 0) {
            return 0;
        }
        long overflows = 0;
        for (int row = 0; row < rows; row++) {
            overflows |= productOverflow(left[row], right[row], results[row]);
        }
        return overflows;
    }

    /** By a constant, products overflow where the other factor is not between two bounds. */
    private static long multiply(long[] left, long right, int rows, long[] results) {
        long overflows = 0;
        if (right >= -1 && right <= 1) {
            for (int row = 0; row < rows; row++) {
                results[row] = left[row] * right;
                overflows |= left[row] & results[row] & right;
            }
            return overflows;
        }
        long highest = (right < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) / right;
        long lowest = (right < 0 ? Long.MAX_VALUE : Long.MIN_VALUE) / right;
        for (int row = 0; row < rows; row++) {
            results[row] = left[row] * right;
            overflows |= left[row] - lowest | highest - left[row];
        }
        return overflows;
    }

    /** Negative if the product of two numbers is not this lower half of it. */
    private static long productOverflow(long left, long right, long product) {
        long lost = Math.multiplyHigh(left, right) ^ product >> 63;
        return lost | -lost;
    }

    /** Of the rows given no more. */
    private long selected(Column[] arguments, Rows rows, long[] results) {
        long[] left = values(arguments[0]);
        long[] right = values(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        long overflows = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long a = left[row & leftMask];
            long b = right[row & rightMask];
            switch (operation) {
                case ADD -> {
                    results[row] = a + b;
                    overflows |= (a ^ results[row]) & (b ^ results[row]);
                }
                case SUBTRACT -> {
                    results[row] = a - b;
                    overflows |= (a ^ b) & (a ^ results[row]);
                }
                case MULTIPLY -> {
                    results[row] = a * b;
                    overflows |= productOverflow(a, b, results[row]);
                }
                case DIVIDE, REMAINDER -> throw noDivision();
            }
        }
        return overflows;
    }

    private static IllegalStateException noDivision() {
        return new IllegalStateException("division has a kernel of its own");
    }
}
