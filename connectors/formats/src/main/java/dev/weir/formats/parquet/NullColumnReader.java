package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;

/** A column that a file does not have. */
record NullColumnReader(DataType type) implements ColumnReader {
    @Override
    public int readable(int rows) {
        return rows;
    }

    @Override
    public Column read(int rows) {
        return ConstantColumn.of(type, null, rows);
    }
}
