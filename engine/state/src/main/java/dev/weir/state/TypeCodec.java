package dev.weir.state;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Types as bytes, a part of the format of snapshots: a tag, never used again for another type, and parameters. */
final class TypeCodec {
    private static final int DEEPEST = 64;

    private TypeCodec() {}

    static void write(DataType type, StateOutput out) throws IOException {
        out.writeByte(tag(type) << 1 | (type.nullable() ? 1 : 0));
        switch (type) {
            case DataType.Decimal t -> {
                out.writeNumber(t.precision());
                out.writeNumber(t.scale());
            }
            case DataType.Char t -> out.writeNumber(t.length());
            case DataType.VarChar t -> out.writeNumber(t.length());
            case DataType.Binary t -> out.writeNumber(t.length());
            case DataType.VarBinary t -> out.writeNumber(t.length());
            case DataType.Time t -> out.writeNumber(t.precision());
            case DataType.Timestamp t -> out.writeNumber(t.precision());
            case DataType.TimestampLtz t -> out.writeNumber(t.precision());
            case DataType.Array t -> write(t.element(), out);
            case DataType.MapOf t -> {
                write(t.key(), out);
                write(t.value(), out);
            }
            case DataType.RowOf t -> {
                out.writeNumber(t.fields().size());
                for (Field field : t.fields()) {
                    out.writeText(field.name());
                    write(field.type(), out);
                }
            }
            default -> {}
        }
    }

    private static int tag(DataType type) {
        return switch (type) {
            case DataType.Null t -> 1;
            case DataType.Bool t -> 2;
            case DataType.TinyInt t -> 3;
            case DataType.SmallInt t -> 4;
            case DataType.Int t -> 5;
            case DataType.BigInt t -> 6;
            case DataType.Float32 t -> 7;
            case DataType.Float64 t -> 8;
            case DataType.Decimal t -> 9;
            case DataType.Char t -> 10;
            case DataType.VarChar t -> 11;
            case DataType.Binary t -> 12;
            case DataType.VarBinary t -> 13;
            case DataType.Date t -> 14;
            case DataType.Time t -> 15;
            case DataType.Timestamp t -> 16;
            case DataType.TimestampLtz t -> 17;
            case DataType.YearMonthInterval t -> 18;
            case DataType.DayTimeInterval t -> 19;
            case DataType.Array t -> 20;
            case DataType.MapOf t -> 21;
            case DataType.RowOf t -> 22;
            case DataType.Opaque t -> throw new IllegalArgumentException("objects have no place in records");
        };
    }

    static DataType read(StateInput in) throws IOException {
        return read(in, 0);
    }

    private static DataType read(StateInput in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new DamagedStateException("a type in a type in a type, too deep, at byte " + in.offset());
        }
        int tag = in.readByte();
        boolean nullable = (tag & 1) != 0;
        return switch (tag >>> 1) {
            case 1 -> new DataType.Null();
            case 2 -> new DataType.Bool(nullable);
            case 3 -> new DataType.TinyInt(nullable);
            case 4 -> new DataType.SmallInt(nullable);
            case 5 -> new DataType.Int(nullable);
            case 6 -> new DataType.BigInt(nullable);
            case 7 -> new DataType.Float32(nullable);
            case 8 -> new DataType.Float64(nullable);
            case 9 -> decimal(in, nullable);
            case 10 -> new DataType.Char(in.readBelow(1L << 31, "a length"), nullable);
            case 11 -> new DataType.VarChar(in.readBelow(1L << 31, "a length"), nullable);
            case 12 -> new DataType.Binary(in.readBelow(1L << 31, "a length"), nullable);
            case 13 -> new DataType.VarBinary(in.readBelow(1L << 31, "a length"), nullable);
            case 14 -> new DataType.Date(nullable);
            case 15 -> new DataType.Time(in.readBelow(10, "a precision"), nullable);
            case 16 -> new DataType.Timestamp(in.readBelow(10, "a precision"), nullable);
            case 17 -> new DataType.TimestampLtz(in.readBelow(10, "a precision"), nullable);
            case 18 -> new DataType.YearMonthInterval(nullable);
            case 19 -> new DataType.DayTimeInterval(nullable);
            case 20 -> new DataType.Array(read(in, depth + 1), nullable);
            case 21 -> new DataType.MapOf(read(in, depth + 1), read(in, depth + 1), nullable);
            case 22 -> row(in, nullable, depth);
            default -> throw new DamagedStateException("an unknown type at byte " + in.offset());
        };
    }

    private static DataType decimal(StateInput in, boolean nullable) throws IOException {
        int precision = in.readBelow(DataType.Decimal.MAX_PRECISION + 1L, "a precision");
        int scale = in.readBelow(precision + 1L, "a scale");
        if (precision == 0) {
            throw new DamagedStateException("a precision is 0 at byte " + in.offset());
        }
        return new DataType.Decimal(precision, scale, nullable);
    }

    private static DataType row(StateInput in, boolean nullable, int depth) throws IOException {
        int count = in.readCount("the number of a row's fields");
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.readText(), read(in, depth + 1)));
        }
        return new DataType.RowOf(fields, nullable);
    }
}
