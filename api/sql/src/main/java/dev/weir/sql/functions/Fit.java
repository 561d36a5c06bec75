package dev.weir.sql.functions;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.util.List;

/**
 * How well an argument fits a parameter, as Flink casts arguments without being asked: numbers to wider ones, text and
 * binary to any length, times to another precision, DATE to TIMESTAMP, and nested types whose parts can be. What may be
 * NULL fits no type without NULL.
 */
final class Fit {
    /** It does not. */
    static final int NOT = -1;

    /** It is worse than any conversion to fall back on a parameter of any type. */
    static final int ANY = 1_000;

    private Fit() {}

    /** 0 if nothing changes, more the further the types are apart, {@link #NOT} if it does not fit. */
    static int distance(DataType from, DataType to) {
        if (from.nullable() && !to.nullable()) {
            return NOT;
        }
        if (from instanceof DataType.Null) {
            return 1;
        }
        if (from.sameAs(to)) {
            return 0;
        }
        if (rank(from) > 0 && rank(to) > 0) {
            boolean bothDecimal = from instanceof DataType.Decimal && to instanceof DataType.Decimal;
            return bothDecimal ? 1 : rank(from) < rank(to) ? rank(to) - rank(from) : NOT;
        }
        return switch (to) {
            case DataType.Char t -> isText(from) ? 1 : NOT;
            case DataType.VarChar t -> isText(from) ? (from instanceof DataType.Char ? 0 : 1) : NOT;
            case DataType.Binary t -> isBinary(from) ? 1 : NOT;
            case DataType.VarBinary t -> isBinary(from) ? (from instanceof DataType.Binary ? 0 : 1) : NOT;
            case DataType.Time t -> from instanceof DataType.Time ? 1 : NOT;
            case DataType.Timestamp t ->
                from instanceof DataType.Timestamp ? 0 : from instanceof DataType.Date ? 2 : NOT;
            case DataType.TimestampLtz t -> from instanceof DataType.TimestampLtz ? 0 : NOT;
            case DataType.Array t -> from instanceof DataType.Array f ? distance(f.element(), t.element()) : NOT;
            case DataType.MapOf t ->
                from instanceof DataType.MapOf f
                        ? sum(distance(f.key(), t.key()), distance(f.value(), t.value()))
                        : NOT;
            case DataType.RowOf t -> from instanceof DataType.RowOf f ? fields(f.fields(), t.fields()) : NOT;
            default -> NOT;
        };
    }

    /** Whether an argument that fits has to be cast: its values are not read as those of the parameter's type are. */
    static boolean needsCast(DataType from, DataType to) {
        return switch (to) {
            case DataType.Char t -> !isText(from);
            case DataType.VarChar t -> !isText(from);
            case DataType.Binary t -> !isBinary(from);
            case DataType.VarBinary t -> !isBinary(from);
            case DataType.Timestamp t -> !(from instanceof DataType.Timestamp f) || f.precision() > t.precision();
            case DataType.TimestampLtz t -> !(from instanceof DataType.TimestampLtz f) || f.precision() > t.precision();
            case DataType.Array t -> !(from instanceof DataType.Array f) || needsCast(f.element(), t.element());
            case DataType.MapOf t ->
                !(from instanceof DataType.MapOf f) || needsCast(f.key(), t.key()) || needsCast(f.value(), t.value());
            default -> !from.sameAs(to);
        };
    }

    private static int sum(int first, int second) {
        return first == NOT || second == NOT ? NOT : first + second;
    }

    private static int fields(List<Field> from, List<Field> to) {
        if (from.size() != to.size()) {
            return NOT;
        }
        int sum = 0;
        for (int i = 0; i < to.size() && sum != NOT; i++) {
            sum = sum(sum, distance(from.get(i).type(), to.get(i).type()));
        }
        return sum;
    }

    /** Numbers from narrow to wide; 0 for what is none. */
    private static int rank(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> 1;
            case DataType.SmallInt t -> 2;
            case DataType.Int t -> 3;
            case DataType.BigInt t -> 4;
            case DataType.Decimal t -> 5;
            case DataType.Float32 t -> 6;
            case DataType.Float64 t -> 7;
            default -> 0;
        };
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Char || type instanceof DataType.VarChar;
    }

    private static boolean isBinary(DataType type) {
        return type instanceof DataType.Binary || type instanceof DataType.VarBinary;
    }
}
