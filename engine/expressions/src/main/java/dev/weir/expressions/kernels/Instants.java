package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;

/**
 * A flat or constant column of dates, times or timestamps, read as milliseconds since 1970-01-01T00:00; a time of day
 * is one of that first day.
 */
public final class Instants {
    private final long[] values;
    private final int mask;
    private final long unitMillis;

    private Instants(long[] values, int mask, long unitMillis) {
        this.values = values;
        this.mask = mask;
        this.unitMillis = unitMillis;
    }

    /** The values of a column. */
    public static Instants of(Column column) {
        int mask = Vectors.mask(column);
        return switch (column.type()) {
            case DataType.Date t -> new Instants(longs(column), mask, CivilDate.MILLIS_PER_DAY);
            case DataType.Time t -> new Instants(longs(column), mask, 1);
            default -> new Instants(LongComparison.longs(column), mask, 1);
        };
    }

    /** The milliseconds as a column of BIGINT. */
    static Column millis(Column column) {
        Column values = Vectors.values(column);
        Instants instants = of(values);
        long[] millis = new long[values.size()];
        for (int row = 0; row < millis.length; row++) {
            millis[row] = instants.millis(row);
        }
        LongColumn longs = new LongColumn(DataTypes.BIGINT, millis.length, millis, values.validity());
        return column instanceof ConstantColumn ? new ConstantColumn(longs, column.size()) : longs;
    }

    private static long[] longs(Column column) {
        return LongComparison.longs(Widening.toLong(column));
    }

    public long millis(int row) {
        return values[row & mask] * unitMillis;
    }
}
