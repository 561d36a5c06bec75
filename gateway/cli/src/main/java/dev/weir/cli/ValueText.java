package dev.weir.cli;

import dev.weir.data.DataType;
import dev.weir.data.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values as shells show them: NULL as {@code <NULL>}, timestamps with the digits of their type, points in time in a
 * zone.
 */
final class ValueText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ZoneId zone;

    ValueText(ZoneId zone) {
        this.zone = zone;
    }

    String of(@Nullable Object value, DataType type) {
        return switch (value) {
            case null -> "<NULL>";
            case Boolean flag -> flag ? "TRUE" : "FALSE";
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            case LocalDateTime dateTime -> dateTime(dateTime, type);
            case Instant instant -> dateTime(LocalDateTime.ofInstant(instant, zone), type);
            case LocalTime time -> time(time);
            case Period months ->
                "%+d-%02d".formatted(months.toTotalMonths() / 12, Math.abs(months.toTotalMonths() % 12));
            case Duration duration -> interval(duration);
            case Row row -> row(row, type);
            case List<?> list -> list(list, type);
            case Map<?, ?> map -> map(map, type);
            default -> value.toString();
        };
    }

    private static String dateTime(LocalDateTime dateTime, DataType type) {
        int digits = switch (type) {
            case DataType.Timestamp t -> t.precision();
            case DataType.TimestampLtz t -> t.precision();
            default -> 3;
        };
        String seconds = SECONDS.format(dateTime);
        return digits == 0
                ? seconds
                : seconds + "."
                        + "%09d"
                                .formatted(dateTime.get(ChronoField.NANO_OF_SECOND))
                                .substring(0, digits);
    }

    private static String time(LocalTime time) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .toFormatter(java.util.Locale.ROOT);
        return format.format(time);
    }

    private static String interval(Duration duration) {
        Duration positive = duration.abs();
        return "%s%d %02d:%02d:%02d.%03d"
                .formatted(
                        duration.isNegative() ? "-" : "+",
                        positive.toDays(),
                        positive.toHoursPart(),
                        positive.toMinutesPart(),
                        positive.toSecondsPart(),
                        positive.toMillisPart());
    }

    private String row(Row row, DataType type) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < row.size(); i++) {
            DataType field =
                    type instanceof DataType.RowOf t ? t.fields().get(i).type() : type;
            text.add(of(row.getField(i), field));
        }
        return text.toString();
    }

    private String list(List<?> list, DataType type) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        list.forEach(element -> text.add(of(element, type instanceof DataType.Array t ? t.element() : type)));
        return text.toString();
    }

    private String map(Map<?, ?> map, DataType type) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        map.forEach((key, value) -> text.add(of(key, type instanceof DataType.MapOf t ? t.key() : type) + "="
                + of(value, type instanceof DataType.MapOf t ? t.value() : type)));
        return text.toString();
    }
}
