package dev.weir.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The logical type of a column: the SQL types of Flink's dialect, and {@link Opaque} for a DataStream's own objects.
 * Which {@link Column} class holds a type, and which Java class a single value has at the edges, stands with each type.
 */
public sealed interface DataType {
    /** Whether values may be NULL. */
    boolean nullable();

    /** The same type with the given nullability. */
    DataType withNullable(boolean nullable);

    /** The type in SQL, without {@code NOT NULL}. */
    String name();

    /** The type in SQL as DDL would write it. */
    default String sql() {
        return nullable() ? name() : name() + " NOT NULL";
    }

    /** Whether the types are equal but for nullability at the top. */
    default boolean sameAs(DataType other) {
        return withNullable(true).equals(other.withNullable(true));
    }

    /** The type of an untyped NULL: {@link ConstantColumn} of a NULL. */
    record Null() implements DataType {
        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Null withNullable(boolean nullable) {
            return this;
        }

        @Override
        public String name() {
            return "NULL";
        }
    }

    /** BOOLEAN: {@link BooleanColumn}, {@link Boolean}. */
    record Bool(boolean nullable) implements DataType {
        @Override
        public Bool withNullable(boolean nullable) {
            return new Bool(nullable);
        }

        @Override
        public String name() {
            return "BOOLEAN";
        }
    }

    /** TINYINT: {@link IntColumn}, {@link Byte}. */
    record TinyInt(boolean nullable) implements DataType {
        @Override
        public TinyInt withNullable(boolean nullable) {
            return new TinyInt(nullable);
        }

        @Override
        public String name() {
            return "TINYINT";
        }
    }

    /** SMALLINT: {@link IntColumn}, {@link Short}. */
    record SmallInt(boolean nullable) implements DataType {
        @Override
        public SmallInt withNullable(boolean nullable) {
            return new SmallInt(nullable);
        }

        @Override
        public String name() {
            return "SMALLINT";
        }
    }

    /** INT: {@link IntColumn}, {@link Integer}. */
    record Int(boolean nullable) implements DataType {
        @Override
        public Int withNullable(boolean nullable) {
            return new Int(nullable);
        }

        @Override
        public String name() {
            return "INT";
        }
    }

    /** BIGINT: {@link LongColumn}, {@link Long}. */
    record BigInt(boolean nullable) implements DataType {
        @Override
        public BigInt withNullable(boolean nullable) {
            return new BigInt(nullable);
        }

        @Override
        public String name() {
            return "BIGINT";
        }
    }

    /** FLOAT: {@link FloatColumn}, {@link Float}. */
    record Float32(boolean nullable) implements DataType {
        @Override
        public Float32 withNullable(boolean nullable) {
            return new Float32(nullable);
        }

        @Override
        public String name() {
            return "FLOAT";
        }
    }

    /** DOUBLE: {@link DoubleColumn}, {@link Double}. */
    record Float64(boolean nullable) implements DataType {
        @Override
        public Float64 withNullable(boolean nullable) {
            return new Float64(nullable);
        }

        @Override
        public String name() {
            return "DOUBLE";
        }
    }

    /** DECIMAL(precision, scale): {@link DecimalColumn}, {@link java.math.BigDecimal}. */
    record Decimal(int precision, int scale, boolean nullable) implements DataType {
        public static final int MAX_PRECISION = 38;
        /** Up to this precision the unscaled value fits a {@code long}. */
        public static final int MAX_LONG_PRECISION = 18;

        public Decimal {
            require(
                    precision >= 1 && precision <= MAX_PRECISION,
                    "precision of DECIMAL must be 1 to 38, is " + precision);
            require(scale >= 0 && scale <= precision, "scale of DECIMAL must be 0 to its precision, is " + scale);
        }

        @Override
        public Decimal withNullable(boolean nullable) {
            return new Decimal(precision, scale, nullable);
        }

        /** Whether unscaled values fit a {@code long}. */
        public boolean isShort() {
            return precision <= MAX_LONG_PRECISION;
        }

        @Override
        public String name() {
            return "DECIMAL(" + precision + ", " + scale + ")";
        }
    }

    /** CHAR(length): {@link BytesColumn} of UTF-8, {@link String}. The length counts code points. */
    record Char(int length, boolean nullable) implements DataType {
        @Override
        public Char withNullable(boolean nullable) {
            return new Char(length, nullable);
        }

        @Override
        public String name() {
            return "CHAR(" + length + ")";
        }
    }

    /** VARCHAR(length), STRING: {@link BytesColumn} of UTF-8, {@link String}. */
    record VarChar(int length, boolean nullable) implements DataType {
        public static final int MAX_LENGTH = Integer.MAX_VALUE;

        @Override
        public VarChar withNullable(boolean nullable) {
            return new VarChar(length, nullable);
        }

        @Override
        public String name() {
            return length == MAX_LENGTH ? "STRING" : "VARCHAR(" + length + ")";
        }
    }

    /** BINARY(length): {@link BytesColumn}, {@code byte[]}. */
    record Binary(int length, boolean nullable) implements DataType {
        @Override
        public Binary withNullable(boolean nullable) {
            return new Binary(length, nullable);
        }

        @Override
        public String name() {
            return "BINARY(" + length + ")";
        }
    }

    /** VARBINARY(length), BYTES: {@link BytesColumn}, {@code byte[]}. */
    record VarBinary(int length, boolean nullable) implements DataType {
        public static final int MAX_LENGTH = Integer.MAX_VALUE;

        @Override
        public VarBinary withNullable(boolean nullable) {
            return new VarBinary(length, nullable);
        }

        @Override
        public String name() {
            return length == MAX_LENGTH ? "BYTES" : "VARBINARY(" + length + ")";
        }
    }

    /** DATE: {@link IntColumn} of days since 1970-01-01, {@link java.time.LocalDate}. */
    record Date(boolean nullable) implements DataType {
        @Override
        public Date withNullable(boolean nullable) {
            return new Date(nullable);
        }

        @Override
        public String name() {
            return "DATE";
        }
    }

    /** TIME(precision): {@link IntColumn} of milliseconds of the day, {@link java.time.LocalTime}. */
    record Time(int precision, boolean nullable) implements DataType {
        @Override
        public Time withNullable(boolean nullable) {
            return new Time(precision, nullable);
        }

        @Override
        public String name() {
            return "TIME(" + precision + ")";
        }
    }

    /**
     * TIMESTAMP(precision), a date and time of no zone: {@link TimestampColumn} as if it were UTC,
     * {@link java.time.LocalDateTime}.
     */
    record Timestamp(int precision, boolean nullable) implements DataType {
        public Timestamp {
            require(precision >= 0 && precision <= 9, "precision of TIMESTAMP must be 0 to 9, is " + precision);
        }

        @Override
        public Timestamp withNullable(boolean nullable) {
            return new Timestamp(precision, nullable);
        }

        @Override
        public String name() {
            return "TIMESTAMP(" + precision + ")";
        }
    }

    /** TIMESTAMP_LTZ(precision), a point in time: {@link TimestampColumn}, {@link java.time.Instant}. */
    record TimestampLtz(int precision, boolean nullable) implements DataType {
        public TimestampLtz {
            require(precision >= 0 && precision <= 9, "precision of TIMESTAMP_LTZ must be 0 to 9, is " + precision);
        }

        @Override
        public TimestampLtz withNullable(boolean nullable) {
            return new TimestampLtz(precision, nullable);
        }

        @Override
        public String name() {
            return "TIMESTAMP_LTZ(" + precision + ")";
        }
    }

    /** INTERVAL YEAR TO MONTH: {@link IntColumn} of months, {@link java.time.Period}. */
    record YearMonthInterval(boolean nullable) implements DataType {
        @Override
        public YearMonthInterval withNullable(boolean nullable) {
            return new YearMonthInterval(nullable);
        }

        @Override
        public String name() {
            return "INTERVAL YEAR TO MONTH";
        }
    }

    /** INTERVAL DAY TO SECOND: {@link LongColumn} of milliseconds, {@link java.time.Duration}. */
    record DayTimeInterval(boolean nullable) implements DataType {
        @Override
        public DayTimeInterval withNullable(boolean nullable) {
            return new DayTimeInterval(nullable);
        }

        @Override
        public String name() {
            return "INTERVAL DAY TO SECOND";
        }
    }

    /** ARRAY: {@link ArrayColumn}, {@link java.util.List}. */
    record Array(DataType element, boolean nullable) implements DataType {
        @Override
        public Array withNullable(boolean nullable) {
            return new Array(element, nullable);
        }

        @Override
        public String name() {
            return "ARRAY<" + element.sql() + ">";
        }
    }

    /** MAP: {@link MapColumn}, {@link java.util.Map} in the order of its entries. */
    record MapOf(DataType key, DataType value, boolean nullable) implements DataType {
        @Override
        public MapOf withNullable(boolean nullable) {
            return new MapOf(key, value, nullable);
        }

        @Override
        public String name() {
            return "MAP<" + key.sql() + ", " + value.sql() + ">";
        }
    }

    /** ROW: {@link RowColumn}, {@link Row}. */
    record RowOf(List<Field> fields, boolean nullable) implements DataType {
        public RowOf {
            fields = List.copyOf(fields);
        }

        @Override
        public RowOf withNullable(boolean nullable) {
            return new RowOf(fields, nullable);
        }

        @Override
        public String name() {
            return fields.stream()
                    .map(field -> "`" + field.name() + "` " + field.type().sql())
                    .collect(Collectors.joining(", ", "ROW<", ">"));
        }
    }

    /**
     * A DataStream's own objects: {@link ObjectColumn}, the object itself.
     *
     * @param description the Java type as far as it is known, for plans and messages
     */
    record Opaque(String description) implements DataType {
        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Opaque withNullable(boolean nullable) {
            return this;
        }

        @Override
        public String name() {
            return "RAW(" + description + ")";
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
