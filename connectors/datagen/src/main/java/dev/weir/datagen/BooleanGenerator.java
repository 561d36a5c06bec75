package dev.weir.datagen;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;

/** BOOLEAN, both equally likely. */
record BooleanGenerator(DataType type) implements ColumnGenerator {
    @Override
    public Column generate(RowNumbers rows) {
        boolean[] values = new boolean[rows.count()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.bits(row) < 0;
        }
        return new BooleanColumn(type, values.length, values, null);
    }
}
