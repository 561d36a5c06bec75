package dev.weir.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Everything that fits an {@code int}: TINYINT, SMALLINT, INT, DATE (days), TIME (milliseconds), months. */
public final class IntColumn extends Column {
    private final int[] values;

    public IntColumn(DataType type, int size, int[] values, long @Nullable [] validity) {
        super(type, size, validity);
        assert values.length >= size;
        this.values = values;
    }

    /** The values by row; not to be written to. */
    public int[] values() {
        return values;
    }

    @Override
    Object objectAt(int row) {
        int value = values[row];
        return switch (type()) {
            case DataType.TinyInt t -> (Object) (byte) value;
            case DataType.SmallInt t -> (short) value;
            case DataType.Date t -> LocalDate.ofEpochDay(value);
            case DataType.Time t -> LocalTime.ofNanoOfDay(value * 1_000_000L);
            case DataType.YearMonthInterval t -> Period.ofMonths(value).normalized();
            default -> value;
        };
    }

    @Override
    public IntColumn take(int[] rows, int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new IntColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public IntColumn as(DataType other) {
        return new IntColumn(other, size(), values, validity());
    }

    @Override
    public long sizeInBytes() {
        return 4L * size();
    }
}
