package dev.weir.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RowColumn}. */
public final class RowColumnBuilder extends ColumnBuilder {
    private final List<ColumnBuilder> fields;

    RowColumnBuilder(DataType.RowOf type, int capacity) {
        super(type);
        fields = type.fields().stream()
                .map(field -> create(field.type(), capacity))
                .toList();
    }

    /** Where the fields of the next row go, one value each; then {@link #endRow()} appends the row. */
    public List<ColumnBuilder> fields() {
        return fields;
    }

    /** Appends the row of the fields' last values. */
    public void endRow() {
        advanceValid();
        assert fields.stream().allMatch(field -> field.size() == size());
    }

    @Override
    void appendSlot() {
        fields.forEach(ColumnBuilder::appendNull);
    }

    @Override
    void appendFlat(Column source, int row) {
        List<Column> columns = ((RowColumn) source).fields();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).append(columns.get(i), row);
        }
    }

    @Override
    void appendObject(@Nullable Object value) {
        Row row = (Row) Objects.requireNonNull(value);
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).appendValue(row.getField(i));
        }
    }

    @Override
    RowColumn finish(int rows, long @Nullable [] bits) {
        List<Column> columns = fields.stream().map(ColumnBuilder::build).toList();
        return new RowColumn(type(), rows, columns, bits);
    }
}
