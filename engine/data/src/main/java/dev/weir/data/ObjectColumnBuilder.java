package dev.weir.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds an {@link ObjectColumn}. */
public final class ObjectColumnBuilder extends ColumnBuilder {
    private @Nullable Object[] values;

    ObjectColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new @Nullable Object[capacity];
    }

    /** Appends an object; null is a null record. */
    public void append(@Nullable Object value) {
        appendObject(value);
        advanceValid();
    }

    @Override
    void appendSlot() {
        appendObject(null);
    }

    @Override
    void appendFlat(Column source, int row) {
        appendObject(((ObjectColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        if (size() == values.length) {
            values = Arrays.copyOf(values, grown(values.length));
        }
        values[size()] = value;
    }

    @Override
    ObjectColumn finish(int rows, long @Nullable [] bits) {
        ObjectColumn column = new ObjectColumn(type(), rows, values);
        values = new @Nullable Object[Math.max(rows, 4)];
        return column;
    }
}
