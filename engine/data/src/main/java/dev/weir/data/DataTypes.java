package dev.weir.data;

import java.util.ArrayList;
import java.util.List;

/** Short names for nullable types; {@link DataType#withNullable} makes the others. */
public final class DataTypes {
    public static final DataType BOOLEAN = new DataType.Bool(true);
    public static final DataType TINYINT = new DataType.TinyInt(true);
    public static final DataType SMALLINT = new DataType.SmallInt(true);
    public static final DataType INT = new DataType.Int(true);
    public static final DataType BIGINT = new DataType.BigInt(true);
    public static final DataType FLOAT = new DataType.Float32(true);
    public static final DataType DOUBLE = new DataType.Float64(true);
    public static final DataType STRING = new DataType.VarChar(DataType.VarChar.MAX_LENGTH, true);
    public static final DataType BYTES = new DataType.VarBinary(DataType.VarBinary.MAX_LENGTH, true);
    public static final DataType DATE = new DataType.Date(true);
    public static final DataType TIME = new DataType.Time(0, true);
    public static final DataType NULL = new DataType.Null();
    public static final DataType YEAR_MONTH_INTERVAL = new DataType.YearMonthInterval(true);
    public static final DataType DAY_TIME_INTERVAL = new DataType.DayTimeInterval(true);

    private DataTypes() {}

    public static DataType decimal(int precision, int scale) {
        return new DataType.Decimal(precision, scale, true);
    }

    public static DataType varchar(int length) {
        return new DataType.VarChar(length, true);
    }

    public static DataType timestamp(int precision) {
        return new DataType.Timestamp(precision, true);
    }

    public static DataType timestampLtz(int precision) {
        return new DataType.TimestampLtz(precision, true);
    }

    public static DataType array(DataType element) {
        return new DataType.Array(element, true);
    }

    public static DataType map(DataType key, DataType value) {
        return new DataType.MapOf(key, value, true);
    }

    /** A ROW type from alternating names and types. */
    public static DataType row(Object... namesAndTypes) {
        return new DataType.RowOf(fields(namesAndTypes), true);
    }

    static List<Field> fields(Object... namesAndTypes) {
        if (namesAndTypes.length % 2 != 0) {
            throw new IllegalArgumentException("names and types must alternate");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new Field((String) namesAndTypes[i], (DataType) namesAndTypes[i + 1]));
        }
        return fields;
    }
}
