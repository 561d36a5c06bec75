package dev.weir.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link IntColumn}. */
public final class IntColumnBuilder extends ColumnBuilder {
    private int[] values;

    IntColumnBuilder(DataType type, int capacity) {
        super(type);
        values = new int[capacity];
    }

    /** Appends a value. */
    public void append(int value) {
        write(value);
        advanceValid();
    }

    private void write(int value) {
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
        write(((IntColumn) source).values()[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        write(
                switch (Objects.requireNonNull(value)) {
                    case LocalDate date -> Math.toIntExact(date.toEpochDay());
                    case LocalTime time -> (int) (time.toNanoOfDay() / 1_000_000L);
                    case Period period -> Math.toIntExact(period.toTotalMonths());
                    case Byte number -> number.intValue();
                    case Short number -> number.intValue();
                    default -> (Integer) value;
                });
    }

    @Override
    IntColumn finish(int rows, long @Nullable [] bits) {
        IntColumn column = new IntColumn(type(), rows, values, bits);
        values = new int[Math.max(rows, 4)];
        return column;
    }
}
