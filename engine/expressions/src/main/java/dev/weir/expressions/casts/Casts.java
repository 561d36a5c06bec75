package dev.weir.expressions.casts;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.NumericTypes;
import org.jspecify.annotations.Nullable;

/** Which types can be cast to which, and how. */
public final class Casts {
    private Casts() {}

    /** Whether there is a cast between two types. */
    public static boolean exists(DataType from, DataType to) {
        return from instanceof DataType.Null || find(from, to, false) != null;
    }

    /**
     * The cast between two types, or null if there is none.
     *
     * @param lenient whether values that have no counterpart become NULL instead of failing
     */
    public static @Nullable Cast find(DataType from, DataType to, boolean lenient) {
        Cast cast = base(from, to, lenient);
        return cast == null
                ? null
                : (input, rows, context) -> {
                    Column result = cast.apply(input, rows, context);
                    return result.type().equals(to) ? result : result.as(to);
                };
    }

    private static @Nullable Cast base(DataType from, DataType to, boolean lenient) {
        if (from.sameAs(to)) {
            return (input, rows, context) -> input;
        }
        if (from instanceof DataType.Null) {
            return (input, rows, context) -> Columns.allNull(to, rows.physicalRows());
        }
        return switch (to) {
            case DataType.Char t -> isPlain(from) ? TextCasts.of(from, to) : null;
            case DataType.VarChar t -> isPlain(from) ? TextCasts.of(from, to) : null;
            case DataType.Binary t -> BinaryCasts.of(from, to);
            case DataType.VarBinary t -> BinaryCasts.of(from, to);
            case DataType.Array t -> NestedCasts.of(from, to, lenient);
            case DataType.MapOf t -> NestedCasts.of(from, to, lenient);
            case DataType.RowOf t -> NestedCasts.of(from, to, lenient);
            case DataType.Null t -> null;
            case DataType.Opaque t -> null;
            default -> isText(from) ? FromText.of(from, to, lenient) : scalar(from, to, lenient);
        };
    }

    private static @Nullable Cast scalar(DataType from, DataType to, boolean lenient) {
        if (NumericTypes.isNumeric(to)) {
            return NumericCasts.of(from, to, lenient);
        }
        if (to instanceof DataType.Bool) {
            return NumericTypes.isNumeric(from) ? NumericCasts.toBoolean(to) : null;
        }
        return TemporalCasts.of(from, to);
    }

    private static boolean isPlain(DataType from) {
        return !(from instanceof DataType.Null);
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Char || type instanceof DataType.VarChar;
    }

    /**
     * The kernel of CAST or, when lenient, TRY_CAST.
     *
     * @throws WeirException if there is no cast between the types
     */
    public static Kernel kernel(DataType from, DataType to, boolean lenient) {
        if (from instanceof DataType.Null) {
            NullAwareKernel allNull = (arguments, rows, context) -> Columns.allNull(to, rows.physicalRows());
            return allNull;
        }
        Cast cast = find(from, to, lenient);
        if (cast == null) {
            throw unsupported(from, to);
        }
        if (isTotal(from, to)) {
            TotalKernel total = (arguments, rows, context) -> cast.apply(arguments[0], rows, context);
            return total;
        }
        PartialKernel partial = (arguments, rows, context) -> cast.apply(arguments[0], rows, context);
        return partial;
    }

    /** Whether the cast can run over NULL rows as well: between numbers, but for decimals. */
    private static boolean isTotal(DataType from, DataType to) {
        boolean toPlain = NumericTypes.isInteger(to) || NumericTypes.isFloating(to);
        return toPlain && (NumericTypes.isInteger(from) || NumericTypes.isFloating(from)) || from.sameAs(to);
    }

    /** The failure of a cast that does not exist, with advice where there is any. */
    public static WeirException unsupported(DataType from, DataType to) {
        String advice = null;
        if (NumericTypes.isNumeric(from) && to instanceof DataType.Timestamp) {
            advice = "use TO_TIMESTAMP(FROM_UNIXTIME(seconds))";
        } else if (NumericTypes.isNumeric(from) && to instanceof DataType.TimestampLtz) {
            advice = "use TO_TIMESTAMP_LTZ(number, precision)";
        } else if (from instanceof DataType.Timestamp && NumericTypes.isNumeric(to)) {
            advice = "use UNIX_TIMESTAMP(CAST(timestamp AS STRING))";
        }
        return WeirException.of(ExpressionError.UNSUPPORTED_CAST, "cannot cast %s to %s", from.name(), to.name())
                .hint(advice);
    }
}
