package dev.weir.formats.parquet;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.formats.parquet.Footer.Logical;
import dev.weir.formats.parquet.Footer.Physical;
import dev.weir.formats.parquet.Footer.Unit;
import dev.weir.formats.text.FormatError;

/**
 * As what a type is written.
 *
 * @param length bytes of a FIXED_LEN_BYTE_ARRAY
 */
record WrittenType(Physical physical, Logical logical, int length) {
    static final int LONG_DECIMAL_BYTES = 16;

    static WrittenType of(Field field) {
        return switch (field.type()) {
            case DataType.Bool t -> plain(Physical.BOOLEAN);
            case DataType.TinyInt t -> new WrittenType(Physical.INT32, new Logical.IntegerOf(8, true), 0);
            case DataType.SmallInt t -> new WrittenType(Physical.INT32, new Logical.IntegerOf(16, true), 0);
            case DataType.Int t -> plain(Physical.INT32);
            case DataType.BigInt t -> plain(Physical.INT64);
            case DataType.Float32 t -> plain(Physical.FLOAT);
            case DataType.Float64 t -> plain(Physical.DOUBLE);
            case DataType.Decimal t -> decimal(t);
            case DataType.Char t -> new WrittenType(Physical.BYTE_ARRAY, new Logical.Text(), 0);
            case DataType.VarChar t -> new WrittenType(Physical.BYTE_ARRAY, new Logical.Text(), 0);
            case DataType.Binary t -> plain(Physical.BYTE_ARRAY);
            case DataType.VarBinary t -> plain(Physical.BYTE_ARRAY);
            case DataType.Date t -> new WrittenType(Physical.INT32, new Logical.Date(), 0);
            case DataType.Time t -> new WrittenType(Physical.INT32, new Logical.Time(Unit.MILLIS), 0);
            case DataType.Timestamp t -> timestamp(false, t.precision());
            case DataType.TimestampLtz t -> timestamp(true, t.precision());
            default ->
                throw WeirException.of(
                        FormatError.UNSUPPORTED_TYPE,
                        "column '%s' of type %s cannot be written as Parquet",
                        field.name(),
                        field.type().name());
        };
    }

    private static WrittenType plain(Physical physical) {
        return new WrittenType(physical, new Logical.None(), 0);
    }

    private static WrittenType decimal(DataType.Decimal type) {
        Logical logical = new Logical.Decimal(type.precision(), type.scale());
        if (type.precision() <= 9) {
            return new WrittenType(Physical.INT32, logical, 0);
        }
        return type.isShort()
                ? new WrittenType(Physical.INT64, logical, 0)
                : new WrittenType(Physical.FIXED_LEN_BYTE_ARRAY, logical, LONG_DECIMAL_BYTES);
    }

    private static WrittenType timestamp(boolean utc, int precision) {
        Unit unit = precision <= 3 ? Unit.MILLIS : precision <= 6 ? Unit.MICROS : Unit.NANOS;
        return new WrittenType(Physical.INT64, new Logical.Timestamp(utc, unit), 0);
    }

    /** Writes the schema's element of a column. */
    void write(ThriftWriter thrift, Field field) {
        thrift.beginStruct();
        thrift.i32(1, physical.number());
        if (length > 0) {
            thrift.i32(2, length);
        }
        thrift.i32(3, field.type().nullable() ? 1 : 0);
        thrift.text(4, field.name());
        writeConverted(thrift);
        writeLogical(thrift);
        thrift.endStruct();
    }

    /** The older form of the logical type, for older readers. */
    private void writeConverted(ThriftWriter thrift) {
        switch (logical) {
            case Logical.Text() -> thrift.i32(6, 0);
            case Logical.Decimal(int precision, int scale) -> {
                thrift.i32(6, 5);
                thrift.i32(7, scale);
                thrift.i32(8, precision);
            }
            case Logical.Date() -> thrift.i32(6, 6);
            case Logical.Time t -> thrift.i32(6, 7);
            case Logical.IntegerOf(int bits, boolean signed) -> thrift.i32(6, bits == 8 ? 15 : 16);
            default -> {}
        }
    }

    private void writeLogical(ThriftWriter thrift) {
        if (logical instanceof Logical.None) {
            return;
        }
        thrift.beginStruct(10);
        switch (logical) {
            case Logical.Text() -> thrift.emptyStruct(1);
            case Logical.Decimal(int precision, int scale) -> {
                thrift.beginStruct(5);
                thrift.i32(1, scale);
                thrift.i32(2, precision);
                thrift.endStruct();
            }
            case Logical.Date() -> thrift.emptyStruct(6);
            case Logical.Time(Unit unit) -> writeTime(thrift, 7, false, unit);
            case Logical.Timestamp(boolean utc, Unit unit) -> writeTime(thrift, 8, utc, unit);
            case Logical.IntegerOf(int bits, boolean signed) -> {
                thrift.beginStruct(10);
                thrift.i8(1, bits);
                thrift.bool(2, signed);
                thrift.endStruct();
            }
            default -> throw new IllegalStateException("never written: " + logical);
        }
        thrift.endStruct();
    }

    private static void writeTime(ThriftWriter thrift, int id, boolean utc, Unit unit) {
        thrift.beginStruct(id);
        thrift.bool(1, utc);
        thrift.beginStruct(2);
        thrift.emptyStruct(unit.number());
        thrift.endStruct();
        thrift.endStruct();
    }
}
