package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.LongColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TotalKernel;

/**
 * Adds, subtracts and multiplies BIGINT and intervals of milliseconds; results wrap around. Division is elsewhere: it
 * can fail. Each operator and shape has a loop of its own, simple enough for the JIT to vectorise it.
 */
final class LongArithmetic implements TotalKernel {
    private final Operation operation;
    private final DataType type;

    LongArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    private static long[] values(Column column) {
        return LongComparison.longs(column);
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        long[] results = apply(arguments, rows);
        return new LongColumn(type, results.length, results, null);
    }

    /** The results for columns of anything that is a {@code long[]}. */
    long[] apply(Column[] arguments, Rows rows) {
        int size = rows.physicalRows();
        long[] results = new long[size];
        long[] left = values(arguments[0]);
        long[] right = values(arguments[1]);
        if (!rows.isDense()) {
            sparse(left, Vectors.mask(arguments[0]), right, Vectors.mask(arguments[1]), rows, results);
        } else if (arguments[1] instanceof ConstantColumn) {
            if (arguments[0] instanceof ConstantColumn) {
                sparse(left, 0, right, 0, rows, results);
            } else {
                withConstant(left, right[0], size, results);
            }
        } else if (arguments[0] instanceof ConstantColumn) {
            ofConstant(left[0], right, size, results);
        } else {
            both(left, right, size, results);
        }
        return results;
    }

    private void both(long[] left, long[] right, int rows, long[] results) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] * right[row];
                }
            }
            case DIVIDE, REMAINDER -> throw new IllegalStateException("division has a kernel of its own");
        }
    }

    private void withConstant(long[] left, long right, int rows, long[] results) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] + right;
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] - right;
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] * right;
                }
            }
            case DIVIDE, REMAINDER -> throw new IllegalStateException("division has a kernel of its own");
        }
    }

    private void ofConstant(long left, long[] right, int rows, long[] results) {
        switch (operation) {
            case ADD -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left + right[row];
                }
            }
            case SUBTRACT -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left - right[row];
                }
            }
            case MULTIPLY -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left * right[row];
                }
            }
            case DIVIDE, REMAINDER -> throw new IllegalStateException("division has a kernel of its own");
        }
    }

    private void sparse(long[] left, int leftMask, long[] right, int rightMask, Rows rows, long[] results) {
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long a = left[row & leftMask];
            long b = right[row & rightMask];
            results[row] = switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE, REMAINDER -> throw new IllegalStateException("division has a kernel of its own");
            };
        }
    }
}
