package dev.weir.conformance;

import dev.weir.data.DataType;
import dev.weir.data.Row;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recorded values as the Java objects of a type: decimals, dates and times are text, binary is hexadecimal, maps are
 * pairs.
 */
final class ExpectedValues {
    private ExpectedValues() {}

    static @Nullable Object of(JsonValue json, DataType type) {
        if (json instanceof JsonNull) {
            return null;
        }
        String text = switch (json) {
            case JsonText(String value) -> value;
            case JsonNumber(String digits) -> digits;
            case JsonBoolean(boolean value) -> Boolean.toString(value);
            default -> "";
        };
        return switch (type) {
            case DataType.Bool t -> Boolean.valueOf(text);
            case DataType.TinyInt t -> new BigDecimal(text).byteValue();
            case DataType.SmallInt t -> new BigDecimal(text).shortValue();
            case DataType.Int t -> new BigDecimal(text).intValue();
            case DataType.BigInt t -> new BigDecimal(text).longValue();
            case DataType.Float32 t -> Float.valueOf(text);
            case DataType.Float64 t -> Double.valueOf(text);
            case DataType.Decimal t -> decimal(new BigDecimal(text), t);
            case DataType.Binary t -> bytes(json);
            case DataType.VarBinary t -> bytes(json);
            case DataType.Date t -> LocalDate.parse(text);
            case DataType.Time t -> time(LocalTime.parse(text), t.precision());
            case DataType.Timestamp t -> cut(LocalDateTime.parse(text), t.precision());
            case DataType.TimestampLtz t ->
                cut(LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC), t.precision())
                        .toInstant(ZoneOffset.UTC);
            case DataType.YearMonthInterval t ->
                text.startsWith("P")
                        ? Period.parse(text).normalized()
                        : Period.ofMonths(Integer.parseInt(text)).normalized();
            case DataType.DayTimeInterval t ->
                text.startsWith("P") ? Duration.parse(text) : Duration.ofMillis(Long.parseLong(text));
            case DataType.Array t -> list((JsonArray) json, t);
            case DataType.MapOf t -> map((JsonObject) json, t);
            case DataType.RowOf t -> row((JsonArray) json, t);
            default -> text;
        };
    }

    private static Instant instant(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** A value that does not fit its column is NULL in Flink's tests. */
    private static @Nullable BigDecimal decimal(BigDecimal value, DataType.Decimal type) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() ? null : rounded;
    }

    private static LocalTime time(LocalTime value, int precision) {
        return precision == 0 ? value.withNano(0) : value;
    }

    private static LocalDateTime cut(LocalDateTime value, int precision) {
        int unit = BigDecimal.ONE.movePointRight(9 - precision).intValue();
        return value.withNano(value.getNano() / unit * unit);
    }

    private static byte[] bytes(JsonValue json) {
        String hex = json instanceof JsonObject object && object.members().get("hex") instanceof JsonText(String value)
                ? value
                : "";
        return HexFormat.of().parseHex(hex);
    }

    private static List<@Nullable Object> list(JsonArray json, DataType.Array type) {
        List<@Nullable Object> values = new ArrayList<>();
        json.elements().forEach(element -> values.add(of(element, type.element())));
        return values;
    }

    private static Map<@Nullable Object, @Nullable Object> map(JsonObject json, DataType.MapOf type) {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        List<JsonValue> pairs =
                json.members().get("map") instanceof JsonArray(List<JsonValue> elements) ? elements : List.of();
        for (JsonValue pair : pairs) {
            List<JsonValue> parts = ((JsonArray) pair).elements();
            values.put(of(parts.get(0), type.key()), of(parts.get(1), type.value()));
        }
        return values;
    }

    private static Row row(JsonArray json, DataType.RowOf type) {
        @Nullable Object[] values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(json.elements().get(i), type.fields().get(i).type());
        }
        return Row.of(values);
    }
}
