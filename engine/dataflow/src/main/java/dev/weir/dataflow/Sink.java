package dev.weir.dataflow;

import dev.weir.data.Batch;

/** The plan node of a sink: immutable, printed by EXPLAIN. */
public interface Sink {
    /** What is written where, as EXPLAIN prints it. */
    String describe();

    /** Makes the writer of one instance; called on its own thread. */
    Writer writer(OperatorContext context);

    /**
     * One parallel instance of a sink. One thread calls it. In jobs with epochs every batch between two calls of
     * {@link #epoch} belongs to one consistent cut; a changelog's rows carry weights.
     */
    interface Writer extends AutoCloseable {
        /** Takes a batch; it is shared and must not be written to. */
        void write(Batch batch);

        /** Everything written so far belongs to this epoch or an earlier one and may be shown. */
        default void epoch(long epoch) {}

        /** Event time has advanced. */
        default void watermark(long millis) {}

        /**
         * The input has ended: complete the output. In jobs with epochs the last {@link #epoch} has come before, after
         * the last rows. Not called after a failure.
         */
        default void finish() {}

        /** Frees what it holds; without {@link #finish} before it, incomplete output is discarded. */
        @Override
        default void close() {}
    }
}
