package dev.weir.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FloatColumn}. */
public final class FloatColumnBuilder extends ColumnBuilder {
    private float[] values;

    FloatColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new float[capacity];
    }

    /** Appends a value. */
    public void append(float value) {
        write(value);
        advanceValid();
    }

    private void write(float value) {
        if (size() == values.length) {
            values = Arrays.copyOf(values, grown(values.length));
        }
        values[size()] = value;
    }

    @Override
    void appendSlot() {
        write(0);
    }

    @Override
    void appendFlat(Column source, int row) {
        write(((FloatColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        write((Float) Objects.requireNonNull(value));
    }

    @Override
    FloatColumn finish(int rows, long @Nullable [] bits) {
        FloatColumn column = new FloatColumn(type(), rows, values, bits);
        values = new float[Math.max(rows, 4)];
        return column;
    }
}
