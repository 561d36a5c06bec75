package dev.weir.expressions;

import dev.weir.data.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A constant.
 *
 * @param value of the class named at the type, null for NULL
 */
public record Literal(@Nullable Object value, DataType type) implements Expression {
    /** The NULL of a type. */
    public static Literal nullOf(DataType type) {
        return new Literal(null, type.withNullable(true));
    }

    /** A CHAR constant; also how units, flags and other symbols are handed to functions. */
    public static Literal text(String value) {
        int length = Math.max(1, value.codePointCount(0, value.length()));
        return new Literal(value, new DataType.Char(length, false));
    }

    @Override
    public String sql(List<String> columnNames) {
        return switch (value) {
            case null -> type instanceof DataType.Null ? "NULL" : "CAST(NULL AS " + type.name() + ")";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Boolean flag -> flag ? "TRUE" : "FALSE";
            case byte[] bytes -> "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
            default -> temporalOrPlain(value);
        };
    }

    private String temporalOrPlain(Object constant) {
        return switch (type) {
            case DataType.Date t -> "DATE '" + constant + "'";
            case DataType.Time t -> "TIME '" + constant + "'";
            case DataType.Timestamp t -> "TIMESTAMP '" + constant.toString().replace('T', ' ') + "'";
            case DataType.TimestampLtz t -> "TIMESTAMP_LTZ '" + constant + "'";
            case DataType.YearMonthInterval t -> "INTERVAL '" + ((Period) constant).toTotalMonths() + "' MONTH";
            case DataType.DayTimeInterval t -> "INTERVAL '" + seconds((Duration) constant) + "' SECOND";
            default -> constant.toString();
        };
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Literal literal
                && type.equals(literal.type)
                && (value instanceof byte[] bytes && literal.value instanceof byte[] others
                        ? Arrays.equals(bytes, others)
                        : Objects.equals(value, literal.value));
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31
                + (value instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hashCode(value));
    }

    @Override
    public String toString() {
        return sql(List.of());
    }
}
