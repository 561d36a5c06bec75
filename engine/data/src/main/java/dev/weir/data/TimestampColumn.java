package dev.weir.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * TIMESTAMP and TIMESTAMP_LTZ values: milliseconds since 1970-01-01T00:00 and, where a value is finer than that, the
 * nanoseconds within the millisecond. Event time is milliseconds, so windows and watermarks read one array.
 */
public final class TimestampColumn extends Column {
    private final long[] millis;
    private final int @Nullable [] nanosOfMilli;

    /** @param nanosOfMilli 0 to 999,999 by row; null when all are 0 */
    public TimestampColumn(
            DataType type, int size, long[] millis, int @Nullable [] nanosOfMilli, long @Nullable [] validity) {
        super(type, size, validity);
        this.millis = millis;
        this.nanosOfMilli = nanosOfMilli;
    }

    /** Milliseconds since 1970-01-01T00:00 by row, rounded down. */
    public long[] millis() {
        return millis;
    }

    /** Nanoseconds within the millisecond by row; null when all are 0. */
    public int @Nullable [] nanosOfMilli() {
        return nanosOfMilli;
    }

    /** The value at a row as a date and time of UTC. */
    public LocalDateTime dateTimeAt(int row) {
        int nanos = nanosOfMilli == null ? 0 : nanosOfMilli[row];
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis[row], 1000L),
                Math.floorMod(millis[row], 1000) * 1_000_000 + nanos,
                ZoneOffset.UTC);
    }

    @Override
    Object objectAt(int row) {
        LocalDateTime dateTime = dateTimeAt(row);
        return type() instanceof DataType.TimestampLtz ? (Object) asInstant(dateTime) : dateTime;
    }

    private static Instant asInstant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    @Override
    public TimestampColumn take(int[] rows, int count) {
        long[] takenMillis = new long[count];
        for (int i = 0; i < count; i++) {
            takenMillis[i] = millis[rows[i]];
        }
        int[] takenNanos = null;
        if (nanosOfMilli != null) {
            takenNanos = new int[count];
            for (int i = 0; i < count; i++) {
                takenNanos[i] = nanosOfMilli[rows[i]];
            }
        }
        return new TimestampColumn(type(), count, takenMillis, takenNanos, Validity.take(validity(), rows, count));
    }

    @Override
    public TimestampColumn as(DataType other) {
        return new TimestampColumn(other, size(), millis, nanosOfMilli, validity());
    }

    @Override
    public long sizeInBytes() {
        return (nanosOfMilli == null ? 8L : 12L) * size();
    }
}
