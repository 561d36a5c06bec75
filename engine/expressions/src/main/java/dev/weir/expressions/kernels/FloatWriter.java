package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.FloatColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are FLOAT, each at the place of its row. */
public final class FloatWriter {
    private final float[] values;
    private long @Nullable [] validity;

    public FloatWriter(int rows) {
        values = new float[rows];
    }

    public void put(int row, float value) {
        values[row] = value;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(values.length);
        }
        Validity.setNull(validity, row);
    }

    public FloatColumn build(DataType type) {
        return new FloatColumn(type, values.length, values, validity);
    }
}
