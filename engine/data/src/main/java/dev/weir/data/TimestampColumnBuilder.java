package dev.weir.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TimestampColumn}. */
public final class TimestampColumnBuilder extends ColumnBuilder {
    private long[] millis;
    private int @Nullable [] nanosOfMilli;

    TimestampColumnBuilder(DataType type, int capacity) {
        super(type);
        millis = new long[capacity];
    }

    /** Appends a value of whole milliseconds. */
    public void append(long millisecond) {
        append(millisecond, 0);
    }

    /** Appends a value with 0 to 999,999 nanoseconds within the millisecond. */
    public void append(long millisecond, int nanos) {
        write(millisecond, nanos);
        advanceValid();
    }

    private void write(long millisecond, int nanos) {
        if (size() == millis.length) {
            millis = Arrays.copyOf(millis, grown(millis.length));
            nanosOfMilli = nanosOfMilli == null ? null : Arrays.copyOf(nanosOfMilli, millis.length);
        }
        millis[size()] = millisecond;
        if (nanos != 0 && nanosOfMilli == null) {
            nanosOfMilli = new int[millis.length];
        }
        if (nanosOfMilli != null) {
            nanosOfMilli[size()] = nanos;
        }
    }

    @Override
    void appendSlot() {
        write(0, 0);
    }

    @Override
    void appendFlat(Column source, int row) {
        TimestampColumn timestamps = (TimestampColumn) source;
        int[] nanos = timestamps.nanosOfMilli();
        write(timestamps.millis()[row], nanos == null ? 0 : nanos[row]);
    }

    @Override
    void appendObject(@Nullable Object value) {
        Instant instant = Objects.requireNonNull(value) instanceof LocalDateTime dateTime
                ? dateTime.toInstant(ZoneOffset.UTC)
                : (Instant) value;
        write(instant.toEpochMilli(), instant.getNano() % 1_000_000);
    }

    @Override
    TimestampColumn finish(int rows, long @Nullable [] bits) {
        TimestampColumn column = new TimestampColumn(type(), rows, millis, nanosOfMilli, bits);
        millis = new long[Math.max(rows, 4)];
        nanosOfMilli = null;
        return column;
    }
}
