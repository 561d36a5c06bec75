package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.PredicateKernel;
import java.util.function.UnaryOperator;

/** Picks the loop that compares two types. Conversions other than between numbers have been made before. */
public final class Comparisons {
    private Comparisons() {}

    /** The kernel for a comparison of two types of one family. */
    public static PredicateKernel of(Comparison comparison, DataType left, DataType right) {
        return switch (left) {
            case DataType.Null t -> new LongComparison(comparison);
            case DataType.Bool t -> new SignComparison(comparison, SignComparison::booleans);
            case DataType.TinyInt t -> numbers(comparison, left, right);
            case DataType.SmallInt t -> numbers(comparison, left, right);
            case DataType.Int t -> numbers(comparison, left, right);
            case DataType.BigInt t -> numbers(comparison, left, right);
            case DataType.Float32 t -> numbers(comparison, left, right);
            case DataType.Float64 t -> numbers(comparison, left, right);
            case DataType.Decimal t -> numbers(comparison, left, right);
            case DataType.Date t -> new IntComparison(comparison);
            case DataType.Time t -> new IntComparison(comparison);
            case DataType.YearMonthInterval t -> new IntComparison(comparison);
            case DataType.DayTimeInterval t -> new LongComparison(comparison);
            case DataType.Timestamp t -> new TimestampComparison(comparison);
            case DataType.TimestampLtz t -> new TimestampComparison(comparison);
            case DataType.Char t -> new BytesComparison(comparison);
            case DataType.VarChar t -> new BytesComparison(comparison);
            case DataType.Binary t -> new BytesComparison(comparison);
            case DataType.VarBinary t -> new BytesComparison(comparison);
            case DataType.Array t -> new SignComparison(comparison, SignComparison::anything);
            case DataType.RowOf t -> new SignComparison(comparison, SignComparison::anything);
            case DataType.MapOf t -> new SignComparison(comparison, SignComparison::equality);
            case DataType.Opaque t -> new SignComparison(comparison, SignComparison::equality);
        };
    }

    private static PredicateKernel numbers(Comparison comparison, DataType left, DataType right) {
        if (isFloating(left) || isFloating(right)) {
            PredicateKernel doubles = new DoubleComparison(comparison);
            return isDouble(left) && isDouble(right)
                    ? doubles
                    : new ConvertedPredicate(Widening::toDouble, Widening::toDouble, doubles);
        }
        if (left instanceof DataType.Decimal || right instanceof DataType.Decimal) {
            return decimals(comparison, NumericTypes.asDecimal(left), NumericTypes.asDecimal(right), left, right);
        }
        if (left instanceof DataType.BigInt || right instanceof DataType.BigInt) {
            PredicateKernel longs = new LongComparison(comparison);
            return left instanceof DataType.BigInt && right instanceof DataType.BigInt
                    ? longs
                    : new ConvertedPredicate(Widening::toLong, Widening::toLong, longs);
        }
        return new IntComparison(comparison);
    }

    private static PredicateKernel decimals(
            Comparison comparison,
            DataType.Decimal left,
            DataType.Decimal right,
            DataType leftSource,
            DataType rightSource) {
        int scale = Math.max(left.scale(), right.scale());
        int integerDigits = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        int precision = integerDigits + scale;
        if (precision > DataType.Decimal.MAX_PRECISION) {
            return new ConvertedPredicate(
                    toDecimal(leftSource, left),
                    toDecimal(rightSource, right),
                    new SignComparison(comparison, SignComparison::decimalsOfAnyScale));
        }
        DataType.Decimal common = new DataType.Decimal(precision, scale, true);
        PredicateKernel inner = common.isShort()
                ? new LongComparison(comparison)
                : new SignComparison(comparison, SignComparison::decimals);
        return leftSource.sameAs(common) && rightSource.sameAs(common)
                ? inner
                : new ConvertedPredicate(toDecimal(leftSource, common), toDecimal(rightSource, common), inner);
    }

    private static UnaryOperator<Column> toDecimal(DataType source, DataType.Decimal target) {
        return source.sameAs(target) ? UnaryOperator.identity() : column -> Widening.toDecimal(column, target);
    }

    private static boolean isDouble(DataType type) {
        return type instanceof DataType.Float64;
    }

    private static boolean isFloating(DataType type) {
        return type instanceof DataType.Float64 || type instanceof DataType.Float32;
    }
}
