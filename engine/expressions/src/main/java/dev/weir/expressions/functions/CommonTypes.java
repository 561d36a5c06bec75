package dev.weir.expressions.functions;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.expressions.kernels.NumericTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type that values of several types have in common: of CASE's branches, of the elements of an ARRAY. */
public final class CommonTypes {
    private CommonTypes() {}

    /** The least type that all can be converted to without loss, nullable if any is; null if there is none. */
    public static @Nullable DataType of(List<DataType> types) {
        DataType common = null;
        for (DataType type : types) {
            common = common == null ? type : of(common, type);
            if (common == null) {
                return null;
            }
        }
        return common;
    }

    /** The least type that both can be converted to without loss, nullable if either is; null if there is none. */
    public static @Nullable DataType of(DataType left, DataType right) {
        boolean nullable = left.nullable() || right.nullable();
        DataType common = merge(left, right);
        return common == null ? null : common.withNullable(nullable);
    }

    private static @Nullable DataType merge(DataType left, DataType right) {
        if (left instanceof DataType.Null) {
            return right;
        }
        if (right instanceof DataType.Null || left.sameAs(right)) {
            return left;
        }
        if (NumericTypes.isNumeric(left) && NumericTypes.isNumeric(right)) {
            return numeric(left, right);
        }
        if (isCharacter(left) && isCharacter(right)) {
            return new DataType.VarChar(Math.max(length(left), length(right)), false);
        }
        if (isBinary(left) && isBinary(right)) {
            return new DataType.VarBinary(Math.max(length(left), length(right)), false);
        }
        return switch (left) {
            case DataType.Array a when right instanceof DataType.Array b -> array(a, b);
            case DataType.MapOf a when right instanceof DataType.MapOf b -> map(a, b);
            case DataType.RowOf a when right instanceof DataType.RowOf b -> row(a, b);
            default -> temporal(left, right);
        };
    }

    /** The type in which two numbers are added or compared. */
    static DataType numeric(DataType left, DataType right) {
        if (NumericTypes.isFloating(left) || NumericTypes.isFloating(right)) {
            boolean wide = isWide(left) || isWide(right);
            return wide ? new DataType.Float64(false) : new DataType.Float32(false);
        }
        if (left instanceof DataType.Decimal || right instanceof DataType.Decimal) {
            DataType.Decimal a = NumericTypes.asDecimal(left);
            DataType.Decimal b = NumericTypes.asDecimal(right);
            int scale = Math.max(a.scale(), b.scale());
            int digits = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
            int precision = Math.min(DataType.Decimal.MAX_PRECISION, digits + scale);
            return new DataType.Decimal(precision, scale, false);
        }
        return rank(left) >= rank(right) ? left : right;
    }

    /** Whether a number mixed with FLOAT makes DOUBLE. */
    private static boolean isWide(DataType type) {
        return type instanceof DataType.Float64 || type instanceof DataType.Decimal;
    }

    private static int rank(DataType integer) {
        return switch (integer) {
            case DataType.TinyInt t -> 1;
            case DataType.SmallInt t -> 2;
            case DataType.Int t -> 3;
            default -> 4;
        };
    }

    static boolean isCharacter(DataType type) {
        return type instanceof DataType.Char || type instanceof DataType.VarChar;
    }

    static boolean isBinary(DataType type) {
        return type instanceof DataType.Binary || type instanceof DataType.VarBinary;
    }

    /** The declared length of text or binary. */
    static int length(DataType type) {
        return switch (type) {
            case DataType.Char t -> t.length();
            case DataType.VarChar t -> t.length();
            case DataType.Binary t -> t.length();
            case DataType.VarBinary t -> t.length();
            default -> throw new IllegalArgumentException(type.sql() + " has no length");
        };
    }

    private static @Nullable DataType temporal(DataType left, DataType right) {
        int precision = Math.max(precision(left), precision(right));
        if (precision < 0 || precision(left) < 0 || precision(right) < 0) {
            return null;
        }
        if (left instanceof DataType.Time || right instanceof DataType.Time) {
            return left instanceof DataType.Time && right instanceof DataType.Time
                    ? new DataType.Time(precision, false)
                    : null;
        }
        boolean local = left instanceof DataType.TimestampLtz;
        if (local != right instanceof DataType.TimestampLtz) {
            return null;
        }
        return local ? new DataType.TimestampLtz(precision, false) : new DataType.Timestamp(precision, false);
    }

    private static int precision(DataType type) {
        return switch (type) {
            case DataType.Date t -> 0;
            case DataType.Time t -> t.precision();
            case DataType.Timestamp t -> t.precision();
            case DataType.TimestampLtz t -> t.precision();
            default -> -1;
        };
    }

    private static @Nullable DataType array(DataType.Array left, DataType.Array right) {
        DataType element = of(left.element(), right.element());
        return element == null ? null : new DataType.Array(element, false);
    }

    private static @Nullable DataType map(DataType.MapOf left, DataType.MapOf right) {
        DataType key = of(left.key(), right.key());
        DataType value = of(left.value(), right.value());
        return key == null || value == null ? null : new DataType.MapOf(key, value, false);
    }

    private static @Nullable DataType row(DataType.RowOf left, DataType.RowOf right) {
        if (left.fields().size() != right.fields().size()) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < left.fields().size(); i++) {
            DataType type =
                    of(left.fields().get(i).type(), right.fields().get(i).type());
            if (type == null) {
                return null;
            }
            fields.add(new Field(left.fields().get(i).name(), type));
        }
        return new DataType.RowOf(fields, false);
    }
}
