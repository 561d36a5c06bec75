package dev.weir.stream.sinks;

import dev.weir.stream.time.Watermark;
import org.jspecify.annotations.Nullable;

/** Writes one parallel instance of a stream. One thread. */
@SuppressWarnings("try") // Writers may wait when they close, as Flink's may.
public interface SinkWriter<T> extends AutoCloseable {
    /** Takes a record. */
    void write(T element, Context context) throws Exception;

    /**
     * What was written so far must be out now. Called behind each batch and, with {@code true}, at the end of the
     * input.
     */
    default void flush(boolean endOfInput) throws Exception {}

    /** Event time has advanced. */
    default void writeWatermark(Watermark watermark) throws Exception {}

    /** Frees what the writer holds; without the last flush before it, incomplete output is discarded. */
    @Override
    default void close() throws Exception {}

    /** The record's surroundings. */
    interface Context {
        /** The watermark before the record. */
        long currentWatermark();

        /** The record's event time; null when it has none. */
        @Nullable
        Long timestamp();
    }
}
