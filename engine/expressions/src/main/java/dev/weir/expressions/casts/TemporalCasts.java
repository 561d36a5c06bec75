package dev.weir.expressions.casts;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.Vectors;
import dev.weir.expressions.kernels.ZoneShift;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Casts between dates, times, timestamps of both kinds and intervals. Fractions beyond the precision are cut off. */
final class TemporalCasts {
    private TemporalCasts() {}

    /** The cast, or null if there is none between these types. */
    static @Nullable Cast of(DataType from, DataType to) {
        return switch (to) {
            case DataType.Date t -> toDate(from, to);
            case DataType.Time t -> toTime(from, to, t.precision());
            case DataType.Timestamp t -> toTimestamp(from, to, t.precision());
            case DataType.TimestampLtz t -> toTimestamp(from, to, t.precision());
            case DataType.YearMonthInterval t -> from instanceof DataType.YearMonthInterval ? same(to) : null;
            case DataType.DayTimeInterval t -> from instanceof DataType.DayTimeInterval ? same(to) : null;
            default -> null;
        };
    }

    private static Cast same(DataType to) {
        return (input, rows, context) -> input.as(to);
    }

    /** Milliseconds with no finer digits than the precision has. */
    static long cutMillis(long millis, int precision) {
        if (precision >= 3) {
            return millis;
        }
        long unit = Int128.powerOfTen(3 - precision);
        return Math.floorDiv(millis, unit) * unit;
    }

    static int cutMillis(int millis, int precision) {
        return (int) cutMillis((long) millis, precision);
    }

    /** Nanoseconds of a millisecond with no finer digits than the precision has. */
    static int cutNanos(int nanos, int precision) {
        if (precision <= 3) {
            return 0;
        }
        int unit = (int) Int128.powerOfTen(9 - precision);
        return nanos / unit * unit;
    }

    private static @Nullable Cast toDate(DataType from, DataType to) {
        return switch (from) {
            case DataType.Date t -> same(to);
            case DataType.Timestamp t ->
                (input, rows, context) ->
                        ints(input, rows, to, millis -> Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY));
            case DataType.TimestampLtz t ->
                (input, rows, context) -> {
                    ZoneShift shift = new ZoneShift(context.zone());
                    return ints(
                            input, rows, to, millis -> Math.floorDiv(shift.toLocal(millis), CivilDate.MILLIS_PER_DAY));
                };
            default -> null;
        };
    }

    private static @Nullable Cast toTime(DataType from, DataType to, int precision) {
        return switch (from) {
            case DataType.Time t ->
                precision >= t.precision() ? same(to) : (input, rows, context) -> cutTimes(input, rows, to, precision);
            case DataType.Timestamp t ->
                (input, rows, context) -> ints(
                        input,
                        rows,
                        to,
                        millis -> cutMillis(Math.floorMod(millis, CivilDate.MILLIS_PER_DAY), precision));
            case DataType.TimestampLtz t ->
                (input, rows, context) -> {
                    ZoneShift shift = new ZoneShift(context.zone());
                    return ints(
                            input,
                            rows,
                            to,
                            millis -> cutMillis(
                                    Math.floorMod(shift.toLocal(millis), CivilDate.MILLIS_PER_DAY), precision));
                };
            default -> null;
        };
    }

    private static IntColumn ints(Column input, Rows rows, DataType to, LongUnaryOperator conversion) {
        long[] millis = ((TimestampColumn) Vectors.values(input)).millis();
        int mask = Vectors.mask(input);
        int[] values = new int[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            values[row] = (int) conversion.applyAsLong(millis[row & mask]);
        }
        return new IntColumn(to, values.length, values, null);
    }

    private static IntColumn cutTimes(Column input, Rows rows, DataType to, int precision) {
        int[] times = ((IntColumn) Vectors.values(input)).values();
        int mask = Vectors.mask(input);
        int[] values = new int[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            values[row] = cutMillis(times[row & mask], precision);
        }
        return new IntColumn(to, values.length, values, null);
    }

    private static @Nullable Cast toTimestamp(DataType from, DataType to, int precision) {
        boolean toLocalZone = to instanceof DataType.TimestampLtz;
        return switch (from) {
            case DataType.Date t ->
                (input, rows, context) -> {
                    ZoneShift shift = new ZoneShift(context.zone());
                    return fromInts(input, rows, to, day -> {
                        long millis = day * CivilDate.MILLIS_PER_DAY;
                        return toLocalZone ? shift.toUtc(millis) : millis;
                    });
                };
            case DataType.Time t ->
                (input, rows, context) -> {
                    ZoneShift shift = new ZoneShift(context.zone());
                    return fromInts(input, rows, to, millis -> {
                        long cut = cutMillis(millis, precision);
                        return toLocalZone ? shift.toUtc(cut) : cut;
                    });
                };
            case DataType.Timestamp t ->
                (input, rows, context) -> {
                    ZoneShift shift = toLocalZone ? new ZoneShift(context.zone()) : null;
                    return recut(input, rows, to, t.precision(), precision, shift == null ? null : shift::toUtc);
                };
            case DataType.TimestampLtz t ->
                (input, rows, context) -> {
                    ZoneShift shift = toLocalZone ? null : new ZoneShift(context.zone());
                    return recut(input, rows, to, t.precision(), precision, shift == null ? null : shift::toLocal);
                };
            default -> null;
        };
    }

    private static TimestampColumn fromInts(Column input, Rows rows, DataType to, LongUnaryOperator conversion) {
        int[] values = ((IntColumn) Vectors.values(input)).values();
        int mask = Vectors.mask(input);
        long[] millis = new long[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            millis[row] = conversion.applyAsLong(values[row & mask]);
        }
        return new TimestampColumn(to, millis.length, millis, null, null);
    }

    private static Column recut(
            Column input,
            Rows rows,
            DataType to,
            int fromPrecision,
            int precision,
            @Nullable LongUnaryOperator zoneConversion) {
        if (zoneConversion == null && precision >= fromPrecision) {
            return input.as(to);
        }
        TimestampColumn source = (TimestampColumn) Vectors.values(input);
        int mask = Vectors.mask(input);
        long[] sourceMillis = source.millis();
        int[] sourceNanos = precision > 3 ? source.nanosOfMilli() : null;
        long[] millis = new long[rows.physicalRows()];
        int[] nanos = sourceNanos == null ? null : new int[millis.length];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long value = cutMillis(sourceMillis[row & mask], precision);
            millis[row] = zoneConversion == null ? value : zoneConversion.applyAsLong(value);
            if (nanos != null) {
                nanos[row] = cutNanos(java.util.Objects.requireNonNull(sourceNanos)[row & mask], precision);
            }
        }
        return new TimestampColumn(to, millis.length, millis, nanos, null);
    }
}
