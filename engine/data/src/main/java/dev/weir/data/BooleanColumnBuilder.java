package dev.weir.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link BooleanColumn}. */
public final class BooleanColumnBuilder extends ColumnBuilder {
    private boolean[] values;

    BooleanColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new boolean[capacity];
    }

    /** Appends a value. */
    public void append(boolean value) {
        write(value);
        advanceValid();
    }

    private void write(boolean value) {
        if (size() == values.length) {
            values = Arrays.copyOf(values, grown(values.length));
        }
        values[size()] = value;
    }

    @Override
    void appendSlot() {
        write(false);
    }

    @Override
    void appendFlat(Column source, int row) {
        write(((BooleanColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        write((Boolean) Objects.requireNonNull(value));
    }

    @Override
    BooleanColumn finish(int rows, long @Nullable [] bits) {
        BooleanColumn column = new BooleanColumn(type(), rows, values, bits);
        values = new boolean[Math.max(rows, 4)];
        return column;
    }
}
