package dev.weir.data;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Everything that fits a {@code long}: BIGINT, day-time intervals (milliseconds). */
public final class LongColumn extends Column {
    private final long[] values;

    public LongColumn(DataType type, int size, long[] values, long @Nullable [] validity) {
        super(type, size, validity);
        assert values.length >= size;
        this.values = values;
    }

    /** The values by row; not to be written to. */
    public long[] values() {
        return values;
    }

    @Override
    Object objectAt(int row) {
        long value = values[row];
        return type() instanceof DataType.DayTimeInterval ? Duration.ofMillis(value) : (Object) value;
    }

    @Override
    public LongColumn take(int[] rows, int count) {
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new LongColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public LongColumn as(DataType other) {
        return new LongColumn(other, size(), values, validity());
    }

    @Override
    public long sizeInBytes() {
        return 8L * size();
    }
}
