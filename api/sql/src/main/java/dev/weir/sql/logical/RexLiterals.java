package dev.weir.sql.logical;

import dev.weir.data.DataType;
import dev.weir.expressions.Literal;
import dev.weir.sql.validate.RelTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** From Calcite's constants to the engine's. */
final class RexLiterals {
    private RexLiterals() {}

    static Literal translate(RexLiteral literal) {
        if (literal.getTypeName() == SqlTypeName.SYMBOL) {
            return Literal.text(required(literal, Enum.class).name());
        }
        DataType type = RelTypes.toData(literal.getType());
        return literal.isNull() ? Literal.nullOf(type) : new Literal(value(literal, type), type);
    }

    /** The value as the Java class named at the type; null for NULL. */
    static @Nullable Object value(RexLiteral literal, DataType type) {
        if (literal.isNull()) {
            return null;
        }
        return switch (type) {
            case DataType.Bool t -> RexLiteral.booleanValue(literal);
            case DataType.TinyInt t -> number(literal).byteValueExact();
            case DataType.SmallInt t -> number(literal).shortValueExact();
            case DataType.Int t -> number(literal).intValueExact();
            case DataType.BigInt t -> number(literal).longValueExact();
            case DataType.Float32 t -> required(literal, Double.class).floatValue();
            case DataType.Float64 t -> required(literal, Double.class);
            case DataType.Decimal t -> number(literal).setScale(t.scale(), java.math.RoundingMode.HALF_UP);
            case DataType.Char t -> required(literal, String.class);
            case DataType.VarChar t -> required(literal, String.class);
            case DataType.Binary t -> required(literal, ByteString.class).getBytes();
            case DataType.VarBinary t -> required(literal, ByteString.class).getBytes();
            case DataType.Date t ->
                LocalDate.parse(required(literal, DateString.class).toString());
            case DataType.Time t ->
                LocalTime.parse(required(literal, TimeString.class).toString());
            case DataType.Timestamp t -> dateTime(literal);
            case DataType.TimestampLtz t -> dateTime(literal).toInstant(ZoneOffset.UTC);
            case DataType.YearMonthInterval t -> Period.ofMonths(number(literal).intValueExact());
            case DataType.DayTimeInterval t -> Duration.ofMillis(number(literal).longValueExact());
            default -> throw new IllegalArgumentException("no constants of type " + type.name());
        };
    }

    private static LocalDateTime dateTime(RexLiteral literal) {
        return LocalDateTime.parse(
                required(literal, TimestampString.class).toString().replace(' ', 'T'));
    }

    private static BigDecimal number(RexLiteral literal) {
        return required(literal, BigDecimal.class);
    }

    private static <T> T required(RexLiteral literal, Class<T> javaType) {
        return Objects.requireNonNull(literal.getValueAs(javaType));
    }
}
