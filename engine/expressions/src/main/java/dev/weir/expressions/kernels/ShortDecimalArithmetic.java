package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.TotalKernel;

/**
 * Sums, differences and products of decimals of at most 18 digits whose exact result's type the result has, so that no
 * row can overflow: arithmetic of longs, and of 128 bits where the product is wider.
 */
final class ShortDecimalArithmetic implements TotalKernel {
    private final Operation operation;
    private final DataType.Decimal type;
    private final LongArithmetic longs;

    ShortDecimalArithmetic(Operation operation, DataType.Decimal type) {
        this.operation = operation;
        this.type = type;
        longs = new LongArithmetic(operation, new DataType.BigInt(true));
    }

    /** Whether it can compute this. */
    static boolean applies(
            Operation operation, DataType.Decimal left, DataType.Decimal right, DataType.Decimal result) {
        if (!left.isShort() || !right.isShort()) {
            return false;
        }
        return switch (operation) {
            case ADD, SUBTRACT -> result.isShort() && isExact(NumericTypes.sum(left, right), result);
            case MULTIPLY -> isExact(NumericTypes.product(left, right), result);
            case DIVIDE, REMAINDER -> false;
        };
    }

    /**
     * Whether this is an exact product of two numbers of which both fit a {@code long} and one is a BIGINT, which as a
     * decimal would have too many digits. Its arguments are longs, or decimals.
     */
    static boolean multipliesLongs(Operation operation, DataType left, DataType right, DataType.Decimal result) {
        return operation == Operation.MULTIPLY
                && !result.isShort()
                && (left instanceof DataType.BigInt || right instanceof DataType.BigInt)
                && isLong(left)
                && isLong(right)
                && isExact(NumericTypes.product(NumericTypes.asDecimal(left), NumericTypes.asDecimal(right)), result);
    }

    private static boolean isLong(DataType type) {
        return NumericTypes.isInteger(type) || type instanceof DataType.Decimal decimal && decimal.isShort();
    }

    private static boolean isExact(DataType.Decimal exact, DataType.Decimal result) {
        return exact.scale() == result.scale() && exact.precision() <= result.precision();
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        if (operation == Operation.MULTIPLY) {
            return type.isShort() ? decimal(arguments, rows) : wideProduct(arguments, rows);
        }
        Column[] scaled = {atScale(arguments[0]), atScale(arguments[1])};
        return decimal(scaled, rows);
    }

    private Column atScale(Column column) {
        DataType.Decimal source = (DataType.Decimal) column.type();
        int added = type.scale() - source.scale();
        DataType.Decimal target = new DataType.Decimal(source.precision() + added, type.scale(), true);
        return added == 0 ? column : Widening.toDecimal(column, target);
    }

    private DecimalColumn decimal(Column[] arguments, Rows rows) {
        long[] unscaled = new long[rows.physicalRows()];
        longs.apply(arguments, rows, unscaled);
        return new DecimalColumn(type, unscaled.length, unscaled, null, null);
    }

    private DecimalColumn wideProduct(Column[] arguments, Rows rows) {
        long[] left = LongComparison.longs(arguments[0]);
        long[] right = LongComparison.longs(arguments[1]);
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        long[] low = new long[rows.physicalRows()];
        long[] high = new long[low.length];
        for (int row = 0; row < low.length; row++) {
            long a = left[row & leftMask];
            long b = right[row & rightMask];
            low[row] = a * b;
            high[row] = Math.multiplyHigh(a, b);
        }
        return new DecimalColumn(type, low.length, low, high, null);
    }
}
