package dev.weir.expressions.functions;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.expressions.TypeFamily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random types of families, and random values of types: the ends of their ranges, and what functions read in text. */
final class RandomArguments {
    private static final List<DataType> TYPES = List.of(
            DataTypes.BOOLEAN,
            DataTypes.TINYINT,
            DataTypes.SMALLINT,
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.FLOAT,
            DataTypes.DOUBLE,
            DataTypes.decimal(5, 0),
            DataTypes.decimal(10, 2),
            DataTypes.decimal(38, 10),
            DataTypes.STRING,
            DataTypes.varchar(20),
            new DataType.Char(5, true),
            DataTypes.BYTES,
            DataTypes.DATE,
            new DataType.Time(3, true),
            DataTypes.timestamp(3),
            DataTypes.timestamp(9),
            DataTypes.timestampLtz(3),
            DataTypes.timestampLtz(9),
            DataTypes.YEAR_MONTH_INTERVAL,
            DataTypes.DAY_TIME_INTERVAL,
            DataTypes.array(DataTypes.INT),
            DataTypes.array(DataTypes.STRING),
            DataTypes.map(DataTypes.STRING, DataTypes.INT),
            DataTypes.row("a", DataTypes.INT, "b", DataTypes.STRING));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "abc",
            "Hello World",
            "a,b;c=d",
            "éü漢字😀",
            "  padded  ",
            "0",
            "12",
            "-3.50",
            "1e3",
            "true",
            "2024-02-29",
            "2024-02-29 12:13:14.567",
            "12:13:14",
            "yyyy-MM-dd",
            "yyyy-MM-dd HH:mm:ss",
            "UTC",
            "Asia/Tokyo",
            "America/Los_Angeles",
            "UTF-8",
            "{\"a\":[1,{\"b\":null}],\"c\":\"x\"}",
            "[1,2,3]",
            "$.a",
            "lax $.a[0]",
            "strict $.c",
            "(\\d+)-(\\d+)",
            "[a-c]+",
            "%b_",
            "_",
            "\\",
            "4F4B",
            "SGVsbG8=",
            "127.0.0.1",
            "https://user@host.example:80/path/p.html?q=1&r=a%20b#top",
            "HOST",
            "QUERY",
            "q",
            "%d of %s",
            "SHA-256",
            "a longer text that is kept outside of the view of a column");

    private static final List<String> SYMBOLS = List.of(
            "YEAR",
            "QUARTER",
            "MONTH",
            "WEEK",
            "DAY",
            "DOY",
            "DOW",
            "HOUR",
            "MINUTE",
            "SECOND",
            "MILLISECOND",
            "EPOCH",
            "BOTH",
            "LEADING",
            "TRAILING",
            "NULL",
            "ABSENT",
            "ERROR",
            "TRUE",
            "FALSE",
            "UNKNOWN",
            "EMPTY_ARRAY",
            "WITH_CONDITIONAL_ARRAY",
            "WITHOUT_ARRAY",
            "NULL_ON_NULL",
            "ABSENT_ON_NULL",
            "VALUE",
            "ARRAY",
            "OBJECT",
            "SCALAR");

    private final SplittableRandom random;

    RandomArguments(SplittableRandom random) {
        this.random = random;
    }

    DataType type(TypeFamily family) {
        if (family == TypeFamily.SYMBOL) {
            return new DataType.Char(10, false);
        }
        List<DataType> choices = TYPES.stream().filter(family::contains).toList();
        return choices.get(random.nextInt(choices.size()));
    }

    String symbol() {
        return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    }

    /** A value, or now and then NULL. Small numbers only where they may be lengths and counts. */
    @Nullable
    Object nullable(DataType type, boolean small) {
        return random.nextInt(6) == 0 ? null : value(type, small);
    }

    private Object value(DataType type, boolean small) {
        return switch (type) {
            case DataType.Bool t -> random.nextBoolean();
            case DataType.TinyInt t -> (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE, small);
            case DataType.SmallInt t -> (short) integer(Short.MIN_VALUE, Short.MAX_VALUE, small);
            case DataType.Int t -> (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE, small);
            case DataType.BigInt t -> integer(Long.MIN_VALUE, Long.MAX_VALUE, small);
            case DataType.Float32 t -> (float) floating(small);
            case DataType.Float64 t -> floating(small);
            case DataType.Decimal t -> decimal(t, small);
            case DataType.Char t -> cut(text(), t.length(), true);
            case DataType.VarChar t -> cut(text(), t.length(), false);
            case DataType.VarBinary t -> text().getBytes(StandardCharsets.UTF_8);
            case DataType.Date t -> LocalDate.ofEpochDay(random.nextInt(-40_000, 80_000));
            case DataType.Time t -> LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L);
            case DataType.Timestamp t -> time(t.precision());
            case DataType.TimestampLtz t -> time(t.precision()).toInstant(ZoneOffset.UTC);
            case DataType.YearMonthInterval t ->
                Period.ofMonths(random.nextInt(-50, 50)).normalized();
            case DataType.DayTimeInterval t -> Duration.ofMillis(random.nextLong(-400_000_000L, 400_000_000L));
            case DataType.Array t -> list(t.element(), small);
            case DataType.MapOf t -> map(t, small);
            case DataType.RowOf t ->
                Row.of(t.fields().stream()
                        .map(field -> nullable(field.type(), small))
                        .toArray());
            default -> throw new IllegalArgumentException("no values of " + type.name());
        };
    }

    private long integer(long least, long greatest, boolean small) {
        return switch (random.nextInt(small ? 3 : 6)) {
            case 0 -> random.nextInt(-3, 4);
            case 1, 2 -> random.nextInt(0, 40);
            case 3 -> least;
            case 4 -> greatest;
            default -> least == Long.MIN_VALUE ? random.nextLong() : random.nextLong(least, greatest);
        };
    }

    private double floating(boolean small) {
        return switch (random.nextInt(small ? 3 : 8)) {
            case 0 -> random.nextInt(-3, 4);
            case 1, 2 -> random.nextInt(-4000, 4000) / 100.0;
            case 3 -> Double.NaN;
            case 4 -> Double.POSITIVE_INFINITY;
            case 5 -> -0.0;
            case 6 -> 1e300;
            default -> random.nextDouble();
        };
    }

    private BigDecimal decimal(DataType.Decimal type, boolean small) {
        if (!small && random.nextInt(5) == 0) {
            return BigDecimal.TEN.pow(type.precision()).subtract(BigDecimal.ONE).movePointLeft(type.scale());
        }
        return BigDecimal.valueOf(random.nextInt(-4000, 4000), 2).setScale(type.scale(), RoundingMode.DOWN);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String cut(String text, int length, boolean padded) {
        int points = text.codePointCount(0, text.length());
        if (points > length) {
            return text.substring(0, text.offsetByCodePoints(0, length));
        }
        return padded ? text + " ".repeat(length - points) : text;
    }

    private LocalDateTime time(int precision) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(random.nextLong(-3_000_000_000L, 6_000_000_000L), 0, ZoneOffset.UTC);
        return precision > 3
                ? time.plusNanos(random.nextInt(1_000_000_000))
                : time.plusNanos(random.nextInt(1000) * 1_000_000L);
    }

    private List<@Nullable Object> list(DataType element, boolean small) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(nullable(element, small));
        }
        return list;
    }

    private Map<Object, @Nullable Object> map(DataType.MapOf type, boolean small) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(value(type.key(), small), nullable(type.value(), small));
        }
        return map;
    }
}
