package dev.weir.formats.text;

import dev.weir.data.DataType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Chooses the parser of a type. */
public final class FieldParsers {
    private FieldParsers() {}

    /** The parser of a type that is not nested; null for the others. */
    public static @Nullable FieldParser of(DataType type, ZoneId zone) {
        return switch (type) {
            case DataType.Bool t -> new BooleanParser(type);
            case DataType.TinyInt t -> new IntegerParsers.Narrow(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DataType.SmallInt t -> new IntegerParsers.Narrow(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case DataType.Int t -> new IntegerParsers.Narrow(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.YearMonthInterval t -> new IntegerParsers.Narrow(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.BigInt t -> new IntegerParsers.Wide(type);
            case DataType.DayTimeInterval t -> new IntegerParsers.Wide(type);
            case DataType.Float32 t -> new FloatingParsers.OfFloat(type);
            case DataType.Float64 t -> new FloatingParsers.OfDouble(type);
            case DataType.Decimal t -> new DecimalParser(t);
            case DataType.Char t -> new StringParser(type);
            case DataType.VarChar t -> new StringParser(type);
            case DataType.Binary t -> new BinaryParser(type);
            case DataType.VarBinary t -> new BinaryParser(type);
            case DataType.Date t -> new TemporalParsers.OfDate(type);
            case DataType.Time t -> new TemporalParsers.OfTime(type);
            case DataType.Timestamp t -> new TemporalParsers.OfTimestamp(type, zone);
            case DataType.TimestampLtz t -> new TemporalParsers.OfTimestamp(type, zone);
            case DataType.Array t -> null;
            case DataType.MapOf t -> null;
            case DataType.RowOf t -> null;
            case DataType.Null t -> null;
            case DataType.Opaque t -> null;
        };
    }
}
