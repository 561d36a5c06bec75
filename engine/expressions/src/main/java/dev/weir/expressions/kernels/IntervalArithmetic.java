package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;

/**
 * Intervals with intervals and numbers. With integers they are integers themselves; multiplied and divided by other
 * numbers they are rounded towards zero. What lies beyond the bounds of the result's type is an error.
 */
public final class IntervalArithmetic {
    private static final double FIRST_BEYOND = 0x1p63;

    private IntervalArithmetic() {}

    /** The kernel for two types, one an interval and the other an interval of its kind or a number. */
    public static Kernel of(Operation operation, DataType left, DataType right, DataType result) {
        boolean months = result instanceof DataType.YearMonthInterval;
        if (!isWhole(left) || !isWhole(right)) {
            return months ? scaledMonths(operation, result) : scaledMillis(operation, result);
        }
        return months && operation == Operation.MULTIPLY
                ? multipliedMonths(result)
                : Arithmetic.of(operation, left, right, result);
    }

    private static boolean isWhole(DataType type) {
        return NumericTypes.isInteger(type)
                || type instanceof DataType.YearMonthInterval
                || type instanceof DataType.DayTimeInterval;
    }

    private static PartialKernel multipliedMonths(DataType type) {
        return exact(Operation.MULTIPLY, type, RowKernels.ints(type, (arguments, out, context) -> {
            Longs left = Longs.of(arguments[0]);
            Longs right = Longs.of(arguments[1]);
            return row -> out.put(row, Math.toIntExact(Math.multiplyExact(left.at(row), right.at(row))));
        }));
    }

    private static PartialKernel scaledMonths(Operation operation, DataType type) {
        return exact(operation, type, RowKernels.ints(type, (arguments, out, context) -> {
            Doubles left = Doubles.of(arguments[0]);
            Doubles right = Doubles.of(arguments[1]);
            return row -> out.put(row, Math.toIntExact(scaled(operation, left.at(row), right.at(row))));
        }));
    }

    private static PartialKernel scaledMillis(Operation operation, DataType type) {
        return exact(operation, type, RowKernels.longs(type, (arguments, out, context) -> {
            Doubles left = Doubles.of(arguments[0]);
            Doubles right = Doubles.of(arguments[1]);
            return row -> out.put(row, scaled(operation, left.at(row), right.at(row)));
        }));
    }

    private static PartialKernel exact(Operation operation, DataType type, PartialKernel kernel) {
        return Overflow.exact(operation.symbol(), type, kernel);
    }

    private static long scaled(Operation operation, double left, double right) {
        if (operation == Operation.DIVIDE && right == 0) {
            throw IntegerDivision.byZero(operation);
        }
        double result = operation == Operation.DIVIDE ? left / right : left * right;
        // Not a number is no interval either.
        if (!(Math.abs(result) < FIRST_BEYOND)) {
            throw new ArithmeticException("no interval: " + result);
        }
        return (long) result;
    }
}
