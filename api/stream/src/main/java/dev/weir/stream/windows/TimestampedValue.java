package dev.weir.stream.windows;

/**
 * A record in a window with its time.
 *
 * @param timestamp in milliseconds; {@link Long#MIN_VALUE} when the record has none
 */
public record TimestampedValue<T>(T value, long timestamp) {
    public T getValue() {
        return value;
    }

    public long getTimestamp() {
        return timestamp;
    }

    /** Whether the record has a time. */
    public boolean hasTimestamp() {
        return timestamp != Long.MIN_VALUE;
    }
}
