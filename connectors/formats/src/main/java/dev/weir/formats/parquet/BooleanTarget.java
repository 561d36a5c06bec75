package dev.weir.formats.parquet;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import org.jspecify.annotations.Nullable;

/** BOOLEAN. */
final class BooleanTarget implements ValueTarget {
    private final DataType type;
    private boolean[] values = new boolean[0];

    BooleanTarget(DataType type) {
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new boolean[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readBooleans(values, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        return new BooleanColumn(type, rows, values, validity);
    }
}
