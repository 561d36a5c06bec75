package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.TimestampColumn;
import dev.weir.formats.parquet.Footer.Unit;
import org.jspecify.annotations.Nullable;

/** Timestamps of any unit as milliseconds and nanoseconds, cut to the precision of their type. */
final class Timestamps {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Timestamps() {}

    static Column ofEpoch(long[] values, int rows, long @Nullable [] validity, Unit unit, DataType type) {
        if (unit == Unit.MILLIS) {
            return of(values, null, rows, validity, type);
        }
        int perMilli = unit == Unit.MICROS ? 1_000 : NANOS_PER_MILLI;
        long[] millis = new long[rows];
        int[] nanos = null;
        for (int i = 0; i < rows; i++) {
            long milli = Math.floorDiv(values[i], (long) perMilli);
            int rest = (int) (values[i] - milli * perMilli);
            millis[i] = milli;
            if (rest != 0) {
                if (nanos == null) {
                    nanos = new int[rows];
                }
                nanos[i] = rest * (NANOS_PER_MILLI / perMilli);
            }
        }
        return of(millis, nanos, rows, validity, type);
    }

    /** Takes the arrays over. */
    static Column of(long[] millis, int @Nullable [] nanos, int rows, long @Nullable [] validity, DataType type) {
        int precision = type instanceof DataType.Timestamp timestamp
                ? timestamp.precision()
                : ((DataType.TimestampLtz) type).precision();
        if (precision < 3) {
            long step = pow10(3 - precision);
            for (int i = 0; i < rows; i++) {
                millis[i] = Math.floorDiv(millis[i], step) * step;
            }
        }
        if (precision <= 3 || nanos == null) {
            return new TimestampColumn(type, rows, millis, null, validity);
        }
        int step = (int) pow10(9 - precision);
        for (int i = 0; i < rows; i++) {
            nanos[i] -= nanos[i] % step;
        }
        return new TimestampColumn(type, rows, millis, nanos, validity);
    }

    private static long pow10(int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= 10;
        }
        return result;
    }
}
