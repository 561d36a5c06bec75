package dev.weir.stream.sinks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** Writes a file that is a whole. One thread at a time. */
public interface BulkWriter<T> {
    /** Adds an element; it may stay in memory until {@link #finish}. */
    void addElement(T element) throws IOException;

    /** Writes what can be written now. */
    default void flush() throws IOException {}

    /** Writes what is left and the end of the file; the stream stays open. */
    void finish() throws IOException;

    /** Makes writers. Copied for each parallel instance. */
    @FunctionalInterface
    interface Factory<T> extends Serializable {
        /** Begins a file. */
        BulkWriter<T> create(OutputStream out) throws IOException;

        /** What the names of files end with, such as {@code .parquet}. */
        default String fileExtension() {
            return "";
        }
    }
}
