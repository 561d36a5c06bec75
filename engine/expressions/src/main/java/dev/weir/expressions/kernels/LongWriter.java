package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.LongColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are BIGINT, each at the place of its row. */
public final class LongWriter {
    private final long[] values;
    private long @Nullable [] validity;

    public LongWriter(int rows) {
        values = new long[rows];
    }

    public void put(int row, long value) {
        values[row] = value;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(values.length);
        }
        Validity.setNull(validity, row);
    }

    public LongColumn build(DataType type) {
        return new LongColumn(type, values.length, values, validity);
    }
}
