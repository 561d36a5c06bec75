package dev.weir.data;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link LongColumn}. */
public final class LongColumnBuilder extends ColumnBuilder {
    private long[] values;

    LongColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new long[capacity];
    }

    /** Appends a value. */
    public void append(long value) {
        write(value);
        advanceValid();
    }

    private void write(long value) {
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
        write(((LongColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        write(Objects.requireNonNull(value) instanceof Duration duration ? duration.toMillis() : (Long) value);
    }

    @Override
    LongColumn finish(int rows, long @Nullable [] bits) {
        LongColumn column = new LongColumn(type(), rows, values, bits);
        values = new long[Math.max(rows, 4)];
        return column;
    }
}
