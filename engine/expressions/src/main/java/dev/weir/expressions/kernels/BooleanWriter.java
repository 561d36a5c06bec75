package dev.weir.expressions.kernels;

import dev.weir.data.BooleanColumn;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are BOOLEAN, each at the place of its row. */
public final class BooleanWriter {
    private final boolean[] values;
    private long @Nullable [] validity;

    public BooleanWriter(int rows) {
        values = new boolean[rows];
    }

    public void put(int row, boolean value) {
        values[row] = value;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(values.length);
        }
        Validity.setNull(validity, row);
    }

    public BooleanColumn build(DataType type) {
        return new BooleanColumn(type, values.length, values, validity);
    }
}
