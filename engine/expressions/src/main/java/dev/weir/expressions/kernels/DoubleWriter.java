package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are DOUBLE, each at the place of its row. */
public final class DoubleWriter {
    private final double[] values;
    private long @Nullable [] validity;

    public DoubleWriter(int rows) {
        values = new double[rows];
    }

    public void put(int row, double value) {
        values[row] = value;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(values.length);
        }
        Validity.setNull(validity, row);
    }

    public DoubleColumn build(DataType type) {
        return new DoubleColumn(type, values.length, values, validity);
    }
}
