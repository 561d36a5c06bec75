package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes timestamps, each at the place of its row. */
public final class TimestampWriter {
    private final long[] millis;
    private int @Nullable [] nanosOfMilli;
    private long @Nullable [] validity;

    public TimestampWriter(int rows) {
        millis = new long[rows];
    }

    public void put(int row, long millisSinceEpoch) {
        millis[row] = millisSinceEpoch;
    }

    public void put(int row, long millisSinceEpoch, int nanos) {
        millis[row] = millisSinceEpoch;
        if (nanos != 0) {
            if (nanosOfMilli == null) {
                nanosOfMilli = new int[millis.length];
            }
            nanosOfMilli[row] = nanos;
        }
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(millis.length);
        }
        Validity.setNull(validity, row);
    }

    public TimestampColumn build(DataType type) {
        return new TimestampColumn(type, millis.length, millis, nanosOfMilli, validity);
    }
}
