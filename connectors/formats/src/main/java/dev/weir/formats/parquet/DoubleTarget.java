package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import org.jspecify.annotations.Nullable;

/** DOUBLE. */
final class DoubleTarget implements ValueTarget {
    private final DataType type;
    private double[] values = new double[0];

    DoubleTarget(DataType type) {
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new double[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readDoubles(values, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        return new DoubleColumn(type, rows, values, validity);
    }
}
