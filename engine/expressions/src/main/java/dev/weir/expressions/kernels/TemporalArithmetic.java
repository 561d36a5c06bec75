package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.TotalKernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times and timestamps plus and minus intervals, and their differences. No zone is involved: all is as if in
 * UTC. What lies beyond the bounds of the result's type is an error.
 */
public final class TemporalArithmetic {
    private TemporalArithmetic() {}

    /**
     * A point or time of day moved by an interval.
     *
     * @param operation ADD or SUBTRACT
     * @param result the type of the moved value: that of the point, or TIMESTAMP for a DATE moved by less than a day
     */
    public static Kernel move(DataType point, DataType interval, Operation operation, DataType result) {
        boolean months = interval instanceof DataType.YearMonthInterval;
        boolean back = operation == Operation.SUBTRACT;
        return switch (point) {
            case DataType.Time t -> months ? unmoved(result) : moveTime(back, result);
            case DataType.Date t when months -> exact(operation, result, moveDateByMonths(back, result));
            case DataType.Date t
            when result instanceof DataType.Date -> exact(operation, result, moveDays(back, result));
            case DataType.Date t -> exact(operation, result, moveMidnight(back, result));
            default -> months ? exact(operation, result, moveByMonths(back, result)) : moveMillis(operation, result);
        };
    }

    private static PartialKernel exact(Operation operation, DataType result, PartialKernel kernel) {
        return Overflow.exact(operation.symbol(), result, kernel);
    }

    private static long moved(long value, long amount, boolean back) {
        return back ? Math.subtractExact(value, amount) : Math.addExact(value, amount);
    }

    private static TotalKernel unmoved(DataType result) {
        return (arguments, rows, context) -> arguments[0].as(result);
    }

    private static PartialKernel moveTime(boolean back, DataType result) {
        return RowKernels.ints(result, (arguments, out, context) -> {
            Longs times = Longs.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            return row -> {
                long ofDay = Math.floorMod(millis.at(row), CivilDate.MILLIS_PER_DAY);
                long moved = times.at(row) + (back ? -ofDay : ofDay);
                out.put(row, (int) Math.floorMod(moved, CivilDate.MILLIS_PER_DAY));
            };
        });
    }

    private static PartialKernel moveDateByMonths(boolean back, DataType result) {
        return RowKernels.ints(result, (arguments, out, context) -> {
            Longs days = Longs.of(arguments[0]);
            Longs months = Longs.of(arguments[1]);
            CivilDate date = new CivilDate();
            return row -> {
                long amount = back ? -months.at(row) : months.at(row);
                out.put(row, Math.toIntExact(date.plusMonths(days.at(row), amount)));
            };
        });
    }

    private static PartialKernel moveDays(boolean back, DataType result) {
        return RowKernels.ints(result, (arguments, out, context) -> {
            Longs days = Longs.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            return row -> {
                long amount = millis.at(row) / CivilDate.MILLIS_PER_DAY;
                out.put(row, Math.toIntExact(moved(days.at(row), amount, back)));
            };
        });
    }

    private static PartialKernel moveMidnight(boolean back, DataType result) {
        return RowKernels.timestamps(result, (arguments, out, context) -> {
            Instants midnights = Instants.of(arguments[0]);
            Longs millis = Longs.of(arguments[1]);
            return row -> out.put(row, moved(midnights.millis(row), millis.at(row), back));
        });
    }

    private static Kernel moveMillis(Operation operation, DataType result) {
        return new LongArithmetic(
                operation,
                result,
                (arguments, moved) -> new TimestampColumn(result, moved.length, moved, nanos(arguments[0]), null));
    }

    /** The nanoseconds of a column as an array of the physical length. */
    private static int @Nullable [] nanos(Column column) {
        return ((TimestampColumn) column.flat()).nanosOfMilli();
    }

    private static PartialKernel moveByMonths(boolean back, DataType result) {
        return RowKernels.timestamps(result, (arguments, out, context) -> {
            Timestamps points = Timestamps.of(arguments[0]);
            Longs months = Longs.of(arguments[1]);
            CivilDate date = new CivilDate();
            return row -> {
                long amount = back ? -months.at(row) : months.at(row);
                out.put(row, date.plusMonthsOfMillis(points.millis(row), amount), points.nanosOfMilli(row));
            };
        });
    }

    /** The interval from the second point to the first: whole months, or milliseconds. */
    public static Kernel difference(DataType result) {
        if (result instanceof DataType.YearMonthInterval) {
            return exact(Operation.SUBTRACT, result, RowKernels.ints(result, (arguments, out, context) -> {
                Instants first = Instants.of(arguments[0]);
                Instants second = Instants.of(arguments[1]);
                MonthsBetween months = new MonthsBetween();
                return row -> out.put(row, Math.toIntExact(months.between(second.millis(row), first.millis(row))));
            }));
        }
        return ConvertedKernel.of(
                new LongArithmetic(Operation.SUBTRACT, result), List.of(Instants::millis, Instants::millis));
    }
}
