package dev.weir.kafka;

import dev.weir.data.Batch;
import java.util.function.Consumer;

/** How a reader turns messages into batches. One thread. */
interface RecordReading extends AutoCloseable {
    /** Which parts of messages are wanted in one piece of memory. */
    Fetched.Wanted wanted();

    /** Emits what is in the messages. */
    void decode(Fetched.Messages messages, Consumer<Batch> output);

    /**
     * Whether what was decoded may be emitted: bad records that are to be kept are kept. Mail says when to ask again.
     */
    default boolean isSettled() {
        return true;
    }

    @Override
    default void close() {}
}
