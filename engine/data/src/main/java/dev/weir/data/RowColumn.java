package dev.weir.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** ROW values: one column a field, each as long as this one. */
public final class RowColumn extends Column {
    private final List<Column> fields;

    public RowColumn(DataType type, int size, List<Column> fields, long @Nullable [] validity) {
        super(type, size, validity);
        this.fields = List.copyOf(fields);
    }

    /** The fields' columns. */
    public List<Column> fields() {
        return fields;
    }

    @Override
    Row objectAt(int row) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).value(row);
        }
        return Row.of(values);
    }

    @Override
    public RowColumn take(int[] rows, int count) {
        List<Column> taken =
                fields.stream().map(field -> field.take(rows, count)).toList();
        return new RowColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public RowColumn as(DataType other) {
        return new RowColumn(other, size(), fields, validity());
    }

    @Override
    public long sizeInBytes() {
        return fields.stream().mapToLong(Column::sizeInBytes).sum();
    }
}
