package dev.weir.expressions;

import dev.weir.data.DataType;

/** Sets of types that a parameter of a function accepts. The untyped NULL belongs to all of them. */
public enum TypeFamily {
    ANY,
    BOOLEAN,
    /** TINYINT to BIGINT. */
    INTEGER,
    /** Integers, DECIMAL, FLOAT, DOUBLE. */
    NUMERIC,
    CHARACTER,
    BINARY,
    DATE,
    TIME,
    /** TIMESTAMP without zone. */
    TIMESTAMP,
    TIMESTAMP_LTZ,
    /** DATE, TIME and both kinds of TIMESTAMP. */
    DATETIME,
    YEAR_MONTH_INTERVAL,
    DAY_TIME_INTERVAL,
    /** Both kinds of intervals. */
    INTERVAL,
    ARRAY,
    MAP,
    ROW,
    /** A unit, flag or other keyword, handed over as a CHAR {@link Literal}. */
    SYMBOL;

    /** Whether a type belongs to it. */
    public boolean contains(DataType type) {
        return switch (type) {
            case DataType.Null t -> this != SYMBOL;
            case DataType.Bool t -> this == ANY || this == BOOLEAN;
            case DataType.TinyInt t -> isIntegral();
            case DataType.SmallInt t -> isIntegral();
            case DataType.Int t -> isIntegral();
            case DataType.BigInt t -> isIntegral();
            case DataType.Float32 t -> this == ANY || this == NUMERIC;
            case DataType.Float64 t -> this == ANY || this == NUMERIC;
            case DataType.Decimal t -> this == ANY || this == NUMERIC;
            case DataType.Char t -> this == ANY || this == CHARACTER || this == SYMBOL;
            case DataType.VarChar t -> this == ANY || this == CHARACTER;
            case DataType.Binary t -> this == ANY || this == BINARY;
            case DataType.VarBinary t -> this == ANY || this == BINARY;
            case DataType.Date t -> this == ANY || this == DATE || this == DATETIME;
            case DataType.Time t -> this == ANY || this == TIME || this == DATETIME;
            case DataType.Timestamp t -> this == ANY || this == TIMESTAMP || this == DATETIME;
            case DataType.TimestampLtz t -> this == ANY || this == TIMESTAMP_LTZ || this == DATETIME;
            case DataType.YearMonthInterval t -> this == ANY || this == YEAR_MONTH_INTERVAL || this == INTERVAL;
            case DataType.DayTimeInterval t -> this == ANY || this == DAY_TIME_INTERVAL || this == INTERVAL;
            case DataType.Array t -> this == ANY || this == ARRAY;
            case DataType.MapOf t -> this == ANY || this == MAP;
            case DataType.RowOf t -> this == ANY || this == ROW;
            case DataType.Opaque t -> this == ANY;
        };
    }

    private boolean isIntegral() {
        return this == ANY || this == INTEGER || this == NUMERIC;
    }
}
