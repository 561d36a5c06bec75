package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.TotalKernel;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and timestamps plus and minus intervals, and their differences. No zone is involved: all is as if in
 * UTC.
 */
public final class TemporalArithmetic {
    private TemporalArithmetic() {}

    /**
     * A point or time of day moved by an interval.
     *
     * @param sign 1 to add, -1 to subtract
     * @param result the type of the moved value: that of the point, or TIMESTAMP for a DATE moved by less than a day
     */
    public static Kernel move(DataType point, DataType interval, int sign, DataType result) {
        boolean months = interval instanceof DataType.YearMonthInterval;
        return switch (point) {
            case DataType.Date t -> {
                if (months) {
                    yield RowKernels.ints(result, (arguments, out, context) -> {
                        Longs days = Longs.of(arguments[0]);
                        Longs amounts = Longs.of(arguments[1]);
                        CivilDate date = new CivilDate();
                        return row -> out.put(row, (int) date.plusMonths(days.at(row), sign * amounts.at(row)));
                    });
                }
                yield result instanceof DataType.Date ? moveDays(sign, result) : moveMidnight(sign, result);
            }
            case DataType.Time t -> months ? first(result) : moveTime(sign, result);
            default -> months ? moveByMonths(sign, result) : moveMillis(sign, result);
        };
    }

    private static TotalKernel first(DataType result) {
        return (arguments, rows, context) -> arguments[0].as(result);
    }

    private static TotalKernel moveDays(int sign, DataType result) {
        return (arguments, rows, context) -> {
            Longs days = Longs.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            int[] moved = new int[rows.physicalRows()];
            for (int row = 0; row < moved.length; row++) {
                moved[row] = (int) (days.at(row) + sign * (millis.at(row) / CivilDate.MILLIS_PER_DAY));
            }
            return new IntColumn(result, moved.length, moved, null);
        };
    }

    private static TotalKernel moveMidnight(int sign, DataType result) {
        return (arguments, rows, context) -> {
            Longs days = Longs.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            long[] moved = new long[rows.physicalRows()];
            for (int row = 0; row < moved.length; row++) {
                moved[row] = days.at(row) * CivilDate.MILLIS_PER_DAY + sign * millis.at(row);
            }
            return new TimestampColumn(result, moved.length, moved, null, null);
        };
    }

    private static TotalKernel moveTime(int sign, DataType result) {
        return (arguments, rows, context) -> {
            Longs times = Longs.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            int[] moved = new int[rows.physicalRows()];
            for (int row = 0; row < moved.length; row++) {
                moved[row] = (int) Math.floorMod(times.at(row) + sign * millis.at(row), CivilDate.MILLIS_PER_DAY);
            }
            return new IntColumn(result, moved.length, moved, null);
        };
    }

    private static TotalKernel moveMillis(int sign, DataType result) {
        Operation operation = sign > 0 ? Operation.ADD : Operation.SUBTRACT;
        LongArithmetic longs = new LongArithmetic(operation, new DataType.BigInt(true));
        return (arguments, rows, context) -> {
            long[] moved = longs.apply(arguments, rows);
            return new TimestampColumn(result, moved.length, moved, nanos(arguments[0]), null);
        };
    }

    /** The nanoseconds of a column as an array of the physical length. */
    private static int @Nullable [] nanos(Column column) {
        return ((TimestampColumn) column.flat()).nanosOfMilli();
    }

    private static Kernel moveByMonths(int sign, DataType result) {
        return RowKernels.timestamps(result, (arguments, out, context) -> {
            Timestamps points = Timestamps.of(arguments[0]);
            Longs amounts = Longs.of(arguments[1]);
            CivilDate date = new CivilDate();
            return row -> {
                long millis = points.millis(row);
                long day = Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY);
                long ofDay = millis - day * CivilDate.MILLIS_PER_DAY;
                long moved = date.plusMonths(day, sign * amounts.at(row));
                out.put(row, moved * CivilDate.MILLIS_PER_DAY + ofDay, points.nanosOfMilli(row));
            };
        });
    }

    /** The interval from the second point to the first: whole months, or milliseconds. */
    public static Kernel difference(DataType left, DataType right, DataType result) {
        if (result instanceof DataType.YearMonthInterval) {
            return RowKernels.ints(result, (arguments, out, context) -> {
                Instants first = Instants.of(arguments[0]);
                Instants second = Instants.of(arguments[1]);
                MonthsBetween months = new MonthsBetween();
                return row -> out.put(row, (int) months.between(second.millis(row), first.millis(row)));
            });
        }
        TotalKernel kernel = (arguments, rows, context) -> {
            Instants first = Instants.of(arguments[0]);
            Instants second = Instants.of(arguments[1]);
            long[] millis = new long[rows.physicalRows()];
            for (int row = 0; row < millis.length; row++) {
                millis[row] = first.millis(row) - second.millis(row);
            }
            return new LongColumn(result, millis.length, millis, null);
        };
        return kernel;
    }
}
