package dev.weir.stream.time;

import dev.weir.stream.functions.Function;

/** Says when a record happened. */
@FunctionalInterface
public interface TimestampAssigner<T> extends Function {
    /** The timestamp of records that have none. */
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /**
     * The record's event time in milliseconds since 1970.
     *
     * @param recordTimestamp the timestamp that the record had until now, or {@link #NO_TIMESTAMP}
     */
    long extractTimestamp(T element, long recordTimestamp);
}
