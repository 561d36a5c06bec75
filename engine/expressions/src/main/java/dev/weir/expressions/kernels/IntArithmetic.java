package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TotalKernel;

/**
 * Adds, subtracts and multiplies INT and smaller; results wrap around at the width of their type. Division is
 * elsewhere: it can fail. Each operator and shape has a loop of its own, simple enough for the JIT to vectorise it.
 */
final class IntArithmetic implements TotalKernel {
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
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        int size = rows.physicalRows();
        int[] results = new int[size];
        int[] left = values(arguments[0]);
        int[] right = values(arguments[1]);
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
        narrow(results);
        return new IntColumn(type, size, results, null);
    }

    private void both(int[] left, int[] right, int rows, int[] results) {
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

    private void withConstant(int[] left, int right, int rows, int[] results) {
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

    private void ofConstant(int left, int[] right, int rows, int[] results) {
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

    private void sparse(int[] left, int leftMask, int[] right, int rightMask, Rows rows, int[] results) {
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            int a = left[row & leftMask];
            int b = right[row & rightMask];
            results[row] = switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE, REMAINDER -> throw new IllegalStateException("division has a kernel of its own");
            };
        }
    }

    private void narrow(int[] results) {
        if (type instanceof DataType.TinyInt) {
            for (int row = 0; row < results.length; row++) {
                results[row] = (byte) results[row];
            }
        } else if (type instanceof DataType.SmallInt) {
            for (int row = 0; row < results.length; row++) {
                results[row] = (short) results[row];
            }
        }
    }
}
