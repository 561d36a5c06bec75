package dev.weir.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DoubleColumn}. */
public final class DoubleColumnBuilder extends ColumnBuilder {
    private double[] values;

    DoubleColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new double[capacity];
    }

    /** Appends a value. */
    public void append(double value) {
        write(value);
        advanceValid();
    }

    private void write(double value) {
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
        write(((DoubleColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        write((Double) Objects.requireNonNull(value));
    }

    @Override
    DoubleColumn finish(int rows, long @Nullable [] bits) {
        DoubleColumn column = new DoubleColumn(type(), rows, values, bits);
        values = new double[Math.max(rows, 4)];
        return column;
    }
}
