package dev.weir.dataflow;

import dev.weir.data.Batch;
import java.util.List;

/**
 * Reads splits, one parallel instance of a {@link Source}. One thread calls it; {@link #poll} reads what is there and
 * never waits. A reader that depends on something that blocks (a socket) reads it on a virtual thread of its own into a
 * bounded queue, and wakes its task by sending empty mail through {@link OperatorContext#mailbox()}.
 */
public interface SourceReader extends AutoCloseable {
    /** What a call of {@link #poll} found. */
    enum Status {
        /** There is more to read at once. */
        MORE,
        /** The input is dry; mail, a wake-up or a new split says when to ask again. */
        DRY,
        /** The splits at hand are read to their end: assign another. */
        NEEDS_SPLIT
    }

    /** Takes over a split, in addition to those it has. */
    void add(Source.Split split);

    /** Emits at most a few batches of what is there now. */
    Status poll(SourceOutput output);

    /** Whether another split can be taken while the present ones are read, as for partitions that never end. */
    default boolean wantsMoreSplits() {
        return false;
    }

    /**
     * The splits that are not read to their end, each as one that begins behind what was emitted of it: what another
     * reader needs to go on. Called between calls of {@link #poll}, if the source has a {@link Source#splitCodec}.
     */
    default List<Source.Split> unread() {
        throw new UnsupportedOperationException("a source with a split codec has readers that know their positions");
    }

    /** A checkpoint is complete: whoever watches the reader from outside may be told of its positions then. */
    default void checkpointCompleted(long checkpoint) {}

    @Override
    default void close() {}

    /** Where a reader's rows go. The runtime derives watermarks from them, split by split. */
    interface SourceOutput {
        /** Sends rows of a split. */
        void emit(Source.Split split, Batch batch);

        /** The split has come to its end: its watermark no longer holds others back. */
        void splitFinished(Source.Split split);
    }
}
