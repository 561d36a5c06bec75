package dev.weir.formats.parquet;

import dev.weir.data.DataType;
import dev.weir.formats.parquet.Footer.Logical;
import dev.weir.formats.parquet.Footer.Unit;
import org.jspecify.annotations.Nullable;

/** Chooses how a file's column becomes one of a table's type. */
final class Targets {
    private Targets() {}

    /** The target for a leaf, or null when its values are not of that type. */
    static @Nullable ValueTarget of(Leaf leaf, DataType type) {
        Logical logical = leaf.element().logical();
        return switch (leaf.type()) {
            case BOOLEAN -> type instanceof DataType.Bool ? new BooleanTarget(type) : null;
            case INT32 -> ofInt32(logical, type);
            case INT64 -> ofInt64(logical, type);
            case INT96 -> isTimestamp(type) ? new Int96Target(type) : null;
            case FLOAT ->
                type instanceof DataType.Float32 || type instanceof DataType.Float64 ? new FloatTarget(type) : null;
            case DOUBLE -> type instanceof DataType.Float64 ? new DoubleTarget(type) : null;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(logical, type);
        };
    }

    private static @Nullable ValueTarget ofInt32(Logical logical, DataType type) {
        boolean fits = switch (logical) {
            case Logical.Date() -> type instanceof DataType.Date;
            case Logical.Time(Unit unit) -> type instanceof DataType.Time && unit == Unit.MILLIS;
            case Logical.Decimal d -> type instanceof DataType.Decimal;
            case Logical.IntegerOf i -> isInteger(type);
            case Logical.None() -> isInteger(type);
            default -> false;
        };
        return fits ? new IntTarget(logical, type) : null;
    }

    private static @Nullable ValueTarget ofInt64(Logical logical, DataType type) {
        boolean fits = switch (logical) {
            case Logical.Timestamp t -> isTimestamp(type);
            case Logical.Time(Unit unit) -> type instanceof DataType.Time && unit != Unit.MILLIS;
            case Logical.Decimal d -> type instanceof DataType.Decimal;
            case Logical.IntegerOf i -> isInteger(type);
            case Logical.None() -> isInteger(type);
            default -> false;
        };
        return fits ? new LongTarget(logical, type) : null;
    }

    private static @Nullable ValueTarget ofBytes(Logical logical, DataType type) {
        if (logical instanceof Logical.Decimal(int precision, int scale)) {
            return type instanceof DataType.Decimal decimal ? new BinaryDecimalTarget(scale, decimal) : null;
        }
        boolean text = type instanceof DataType.Char || type instanceof DataType.VarChar;
        boolean binary = type instanceof DataType.Binary || type instanceof DataType.VarBinary;
        return text || binary ? new ViewTarget(type, text) : null;
    }

    private static boolean isInteger(DataType type) {
        return type instanceof DataType.TinyInt
                || type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt;
    }

    private static boolean isTimestamp(DataType type) {
        return type instanceof DataType.Timestamp || type instanceof DataType.TimestampLtz;
    }

    /** Fails when one of the rows that are not NULL holds a value outside of a type's range. */
    static void checkRange(long[] values, int rows, long @Nullable [] validity, long least, long most, DataType type) {
        for (int row = 0; row < rows; row++) {
            if ((values[row] < least || values[row] > most) && !dev.weir.data.Validity.isNull(validity, row)) {
                throw new RangeException(row, "value " + values[row] + " does not fit " + type.name());
            }
        }
    }
}
