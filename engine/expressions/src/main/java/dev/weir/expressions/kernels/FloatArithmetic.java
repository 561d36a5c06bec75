package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.FloatColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TotalKernel;

/**
 * All operators over FLOAT, by the rules of IEEE 754. Each operator and shape has a loop of its own, simple enough for
 * the JIT to vectorise it.
 */
final class FloatArithmetic implements TotalKernel {
    private final Operation operation;
    private final DataType type;

    FloatArithmetic(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
    }

    private static float[] values(Column column) {
        return ((FloatColumn) Vectors.values(column)).values();
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        int size = rows.physicalRows();
        float[] results = new float[size];
        float[] left = values(arguments[0]);
        float[] right = values(arguments[1]);
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
        return new FloatColumn(type, size, results, null);
    }

    private void both(float[] left, float[] right, int rows, float[] results) {
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
            case DIVIDE -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] / right[row];
                }
            }
            case REMAINDER -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] % right[row];
                }
            }
        }
    }

    private void withConstant(float[] left, float right, int rows, float[] results) {
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
            case DIVIDE -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] / right;
                }
            }
            case REMAINDER -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left[row] % right;
                }
            }
        }
    }

    private void ofConstant(float left, float[] right, int rows, float[] results) {
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
            case DIVIDE -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left / right[row];
                }
            }
            case REMAINDER -> {
                for (int row = 0; row < rows; row++) {
                    results[row] = left % right[row];
                }
            }
        }
    }

    private void sparse(float[] left, int leftMask, float[] right, int rightMask, Rows rows, float[] results) {
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            float a = left[row & leftMask];
            float b = right[row & rightMask];
            results[row] = switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case REMAINDER -> a % b;
            };
        }
    }
}
