package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;

/** Another generator's values, some of them replaced by NULL. */
record WithNulls(ColumnGenerator values, double nullRate) implements ColumnGenerator {
    private static final int NULL_PART = 7;

    @Override
    public long rows() {
        return values.rows();
    }

    @Override
    public Column generate(RowNumbers rows) {
        Column column = values.generate(rows);
        RowNumbers nulls = rows.part(NULL_PART);
        ColumnBuilder builder = ColumnBuilder.create(column.type(), rows.count());
        for (int row = 0; row < rows.count(); row++) {
            if (nulls.fraction(row) < nullRate) {
                builder.appendNull();
            } else {
                builder.append(column, row);
            }
        }
        return builder.build();
    }
}
