package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are integers of at most 32 bits, dates and times, each at the place of its row. */
public final class IntWriter {
    private final int[] values;
    private long @Nullable [] validity;

    public IntWriter(int rows) {
        values = new int[rows];
    }

    public void put(int row, int value) {
        values[row] = value;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(values.length);
        }
        Validity.setNull(validity, row);
    }

    public IntColumn build(DataType type) {
        return new IntColumn(type, values.length, values, validity);
    }
}
