package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.TimestampColumn;

/** Dates and times: now, or up to so many milliseconds ago. */
record TimeGenerator(DataType type, long maxPastMillis) implements ColumnGenerator {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    @Override
    public Column generate(RowNumbers rows) {
        int count = rows.count();
        long[] millis = new long[count];
        for (int row = 0; row < count; row++) {
            long past = maxPastMillis <= 0 ? 0 : Math.unsignedMultiplyHigh(rows.bits(row), maxPastMillis + 1);
            millis[row] = rows.nowMillis() - past;
        }
        return switch (type) {
            case DataType.Timestamp t -> new TimestampColumn(type, count, cut(millis, t.precision()), null, null);
            case DataType.TimestampLtz t -> new TimestampColumn(type, count, cut(millis, t.precision()), null, null);
            case DataType.Date t -> ints(millis, true);
            default -> ints(millis, false);
        };
    }

    private static long[] cut(long[] millis, int precision) {
        if (precision < 3) {
            int step = precision == 0 ? 1000 : precision == 1 ? 100 : 10;
            for (int i = 0; i < millis.length; i++) {
                millis[i] -= Math.floorMod(millis[i], step);
            }
        }
        return millis;
    }

    private Column ints(long[] millis, boolean days) {
        int[] values = new int[millis.length];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    (int) (days ? Math.floorDiv(millis[i], MILLIS_PER_DAY) : Math.floorMod(millis[i], MILLIS_PER_DAY));
        }
        return new IntColumn(type, values.length, values, null);
    }
}
