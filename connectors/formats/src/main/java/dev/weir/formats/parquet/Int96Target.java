package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import org.jspecify.annotations.Nullable;

/** INT96, the timestamps of old files. */
final class Int96Target implements ValueTarget {
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final DataType type;
    private long[] nanosOfDay = new long[0];
    private int[] days = new int[0];

    Int96Target(DataType type) {
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        nanosOfDay = new long[rows];
        days = new int[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readInt96(nanosOfDay, days, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        int[] nanos = new int[rows];
        for (int i = 0; i < rows; i++) {
            long milliOfDay = Math.floorDiv(nanosOfDay[i], 1_000_000L);
            nanos[i] = (int) (nanosOfDay[i] - milliOfDay * 1_000_000L);
            nanosOfDay[i] = (days[i] - JULIAN_DAY_OF_EPOCH) * MILLIS_PER_DAY + milliOfDay;
        }
        return Timestamps.of(nanosOfDay, nanos, rows, validity, type);
    }
}
