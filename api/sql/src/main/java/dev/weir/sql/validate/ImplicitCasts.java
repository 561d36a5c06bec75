package dev.weir.sql.validate;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.util.List;

/**
 * Which types INSERT converts without being asked, as Flink documents it: numbers to wider ones, text and binary of any
 * length, dates and times to those that hold them, and nested types whose parts can be.
 */
final class ImplicitCasts {
    private ImplicitCasts() {}

    /** Whether a value of one type can be stored as another; nullability aside. */
    static boolean allowed(DataType from, DataType to) {
        if (from instanceof DataType.Null || from.sameAs(to)) {
            return true;
        }
        return switch (to) {
            case DataType.Null t -> false;
            case DataType.Bool t -> false;
            case DataType.TinyInt t -> false;
            case DataType.SmallInt t -> rank(from) == 1;
            case DataType.Int t -> rank(from) > 0 && rank(from) < 3;
            case DataType.BigInt t -> rank(from) > 0 && rank(from) < 4;
            case DataType.Float32 t -> rank(from) > 0 || from instanceof DataType.Decimal;
            case DataType.Float64 t -> isNumeric(from);
            case DataType.Decimal t -> isNumeric(from);
            case DataType.Char t -> isText(from);
            case DataType.VarChar t -> isText(from);
            case DataType.Binary t -> isBinary(from);
            case DataType.VarBinary t -> isBinary(from);
            case DataType.Date t -> from instanceof DataType.Timestamp;
            case DataType.Time t -> from instanceof DataType.Time || from instanceof DataType.Timestamp;
            case DataType.Timestamp t -> isTimestamp(from);
            case DataType.TimestampLtz t -> isTimestamp(from);
            case DataType.YearMonthInterval t -> from instanceof DataType.YearMonthInterval;
            case DataType.DayTimeInterval t -> from instanceof DataType.DayTimeInterval;
            case DataType.Array t -> from instanceof DataType.Array f && allowed(f.element(), t.element());
            case DataType.MapOf t ->
                from instanceof DataType.MapOf f && allowed(f.key(), t.key()) && allowed(f.value(), t.value());
            case DataType.RowOf t -> from instanceof DataType.RowOf f && fields(f.fields(), t.fields());
            case DataType.Opaque t -> false;
        };
    }

    private static boolean fields(List<Field> from, List<Field> to) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < to.size(); i++) {
            if (!allowed(from.get(i).type(), to.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    /** 1 for TINYINT to 4 for BIGINT; 0 for what is no integer. */
    private static int rank(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> 1;
            case DataType.SmallInt t -> 2;
            case DataType.Int t -> 3;
            case DataType.BigInt t -> 4;
            default -> 0;
        };
    }

    private static boolean isNumeric(DataType type) {
        return rank(type) > 0
                || type instanceof DataType.Decimal
                || type instanceof DataType.Float32
                || type instanceof DataType.Float64;
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Char || type instanceof DataType.VarChar;
    }

    private static boolean isBinary(DataType type) {
        return type instanceof DataType.Binary || type instanceof DataType.VarBinary;
    }

    private static boolean isTimestamp(DataType type) {
        return type instanceof DataType.Timestamp || type instanceof DataType.TimestampLtz;
    }
}
