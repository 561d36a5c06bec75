package dev.weir.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Where checkpoints lie: names, made of parts joined by {@code /}, with immutable contents. Small on purpose, so that a
 * folder, an object store or a simulated disk can be one.
 *
 * <p>Calls block and may fail; safe from any thread. A file is either absent or whole: what was being written when the
 * process died is never seen under its name.
 */
public interface FileStore {
    /** What a listing tells of a file. */
    record Entry(String name, long length) {}

    /**
     * Writes a file that becomes visible, durably and at once, when {@link Draft#commit} returns. A name is written at
     * most once: an existing file of that name is replaced, which only happens when an earlier attempt died.
     */
    Draft create(String name) throws IOException;

    /**
     * Creates a small file durably and in one step.
     *
     * @return false when there is one of that name already; it is left as it is
     */
    boolean createIfAbsent(String name, byte[] contents) throws IOException;

    /** Reads a file from its beginning; throws {@link java.nio.file.NoSuchFileException} when there is none. */
    InputStream open(String name) throws IOException;

    /** All files whose names begin with that, in ascending order of their names. */
    List<Entry> list(String prefix) throws IOException;

    /** Removes a file; one that is not there is no error. */
    void delete(String name) throws IOException;

    /** Where it is, for people. */
    String describe();

    /** A file in the making. Closed without {@link #commit}, it never was. One thread. */
    interface Draft extends AutoCloseable {
        /** Takes the contents; {@link #commit} flushes it. */
        OutputStream stream();

        /** Makes the file visible. */
        void commit() throws IOException;

        @Override
        void close() throws IOException;
    }
}
