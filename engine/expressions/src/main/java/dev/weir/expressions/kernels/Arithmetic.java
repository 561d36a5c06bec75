package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.Kernel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Picks the loop for an arithmetic operator over numbers. */
public final class Arithmetic {
    private Arithmetic() {}

    /**
     * The kernel for numbers of two types and a result of a third. Intervals of milliseconds count as BIGINT, intervals
     * of months as INT.
     */
    public static Kernel of(Operation operation, DataType left, DataType right, DataType result) {
        return switch (result) {
            case DataType.Float64 t ->
                converted(
                        new DoubleArithmetic(operation, result), Widening::toDouble, isDouble(left) && isDouble(right));
            case DataType.Float32 t ->
                converted(new FloatArithmetic(operation, result), Widening::toFloat, isFloat(left) && isFloat(right));
            case DataType.Decimal t -> decimal(operation, left, right, t);
            case DataType.BigInt t -> longs(operation, left, right, result);
            case DataType.DayTimeInterval t -> longs(operation, left, right, result);
            default ->
                isDivision(operation) ? new IntegerDivision(operation, result) : new IntArithmetic(operation, result);
        };
    }

    private static Kernel longs(Operation operation, DataType left, DataType right, DataType result) {
        return isDivision(operation)
                ? new IntegerDivision(operation, result)
                : converted(new LongArithmetic(operation, result), Widening::toLong, isLong(left) && isLong(right));
    }

    private static boolean isDivision(Operation operation) {
        return operation == Operation.DIVIDE || operation == Operation.REMAINDER;
    }

    private static boolean isDouble(DataType type) {
        return type instanceof DataType.Float64;
    }

    private static boolean isFloat(DataType type) {
        return type instanceof DataType.Float32;
    }

    private static boolean isLong(DataType type) {
        return type instanceof DataType.BigInt;
    }

    private static Kernel converted(Kernel kernel, UnaryOperator<Column> conversion, boolean unneeded) {
        return unneeded ? kernel : ConvertedKernel.of(kernel, List.of(conversion, conversion));
    }

    private static Kernel decimal(Operation operation, DataType left, DataType right, DataType.Decimal result) {
        DataType.Decimal a = NumericTypes.asDecimal(left);
        DataType.Decimal b = NumericTypes.asDecimal(right);
        if (ShortDecimalArithmetic.multipliesLongs(operation, left, right, result)) {
            return ConvertedKernel.of(
                    new ShortDecimalArithmetic(operation, result), List.of(Arithmetic::asLongs, Arithmetic::asLongs));
        }
        Kernel kernel = ShortDecimalArithmetic.applies(operation, a, b, result)
                ? new ShortDecimalArithmetic(operation, result)
                : new DecimalArithmetic(operation, result);
        if (left instanceof DataType.Decimal && right instanceof DataType.Decimal) {
            return kernel;
        }
        return ConvertedKernel.of(
                kernel, List.of(column -> Widening.toDecimal(column, a), column -> Widening.toDecimal(column, b)));
    }

    private static Column asLongs(Column column) {
        return column.type() instanceof DataType.Decimal ? column : Widening.toLong(column);
    }
}
