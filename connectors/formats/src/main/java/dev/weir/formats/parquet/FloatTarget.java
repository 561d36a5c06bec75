package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import org.jspecify.annotations.Nullable;

/** FLOAT, as FLOAT or DOUBLE. */
final class FloatTarget implements ValueTarget {
    private final DataType type;
    private float[] values = new float[0];

    FloatTarget(DataType type) {
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new float[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readFloats(values, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        if (type instanceof DataType.Float32) {
            return new FloatColumn(type, rows, values, validity);
        }
        double[] wide = new double[rows];
        for (int i = 0; i < rows; i++) {
            wide[i] = values[i];
        }
        return new DoubleColumn(type, rows, wide, validity);
    }
}
