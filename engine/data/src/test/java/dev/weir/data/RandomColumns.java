package dev.weir.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
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

/** Random values of every type, from a seed. */
final class RandomColumns {
    static final List<DataType> TYPES = List.of(
            DataTypes.BOOLEAN,
            DataTypes.TINYINT,
            DataTypes.SMALLINT,
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.FLOAT,
            DataTypes.DOUBLE,
            DataTypes.decimal(10, 2),
            DataTypes.decimal(38, 10),
            DataTypes.STRING,
            DataTypes.BYTES,
            DataTypes.DATE,
            DataTypes.TIME,
            DataTypes.timestamp(3),
            DataTypes.timestamp(9),
            DataTypes.timestampLtz(3),
            DataTypes.YEAR_MONTH_INTERVAL,
            DataTypes.DAY_TIME_INTERVAL,
            DataTypes.array(DataTypes.INT),
            DataTypes.map(DataTypes.STRING, DataTypes.BIGINT),
            DataTypes.row("a", DataTypes.INT, "b", DataTypes.array(DataTypes.STRING)));

    private RandomColumns() {}

    /** Values of a type, about a fifth of them null. */
    static List<@Nullable Object> values(DataType type, int count, SplittableRandom random) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(5) == 0 ? null : value(type, random));
        }
        return values;
    }

    static Column column(DataType type, List<@Nullable Object> values) {
        ColumnBuilder builder = ColumnBuilder.create(type, 1);
        values.forEach(builder::appendValue);
        return builder.build();
    }

    private static Object value(DataType type, SplittableRandom random) {
        int small = random.nextInt(-20, 20);
        return switch (type) {
            case DataType.Bool t -> random.nextBoolean();
            case DataType.TinyInt t -> (byte) small;
            case DataType.SmallInt t -> (short) (small * 1000);
            case DataType.Int t -> small * 100_000_000;
            case DataType.BigInt t -> small * 400_000_000_000_000_000L;
            case DataType.Float32 t -> small / 3f;
            case DataType.Float64 t -> small / 3d;
            case DataType.Decimal t ->
                new BigDecimal(BigInteger.valueOf(small).multiply(BigInteger.TEN.pow(t.isShort() ? 3 : 30)), t.scale());
            case DataType.VarChar t -> "ž€" + "x".repeat(Math.abs(small)) + "😀";
            case DataType.VarBinary t -> new byte[] {(byte) small, 0, (byte) 0xFF};
            case DataType.Date t -> LocalDate.ofEpochDay(small * 1000L);
            case DataType.Time t -> LocalTime.ofSecondOfDay((small + 20) * 1000L);
            case DataType.Timestamp t ->
                LocalDateTime.ofEpochSecond(
                        small * 100_000_000L, t.precision() > 3 ? 123_456_789 : 123_000_000, ZoneOffset.UTC);
            case DataType.TimestampLtz t -> Instant.ofEpochMilli(small * 10_000_000_123L);
            case DataType.YearMonthInterval t -> Period.ofMonths(small).normalized();
            case DataType.DayTimeInterval t -> Duration.ofMillis(small * 1_234L);
            case DataType.Array t -> values(t.element(), Math.abs(small) % 4, random);
            case DataType.MapOf t -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < Math.abs(small) % 4; i++) {
                    map.put("k" + i, random.nextInt(3) == 0 ? null : value(t.value(), random));
                }
                yield map;
            }
            case DataType.RowOf t ->
                Row.of(t.fields().stream()
                        .map(field -> random.nextInt(4) == 0 ? null : value(field.type(), random))
                        .toArray());
            default -> throw new IllegalArgumentException(type.name());
        };
    }
}
