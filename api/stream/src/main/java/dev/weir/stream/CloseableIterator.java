package dev.weir.stream;

import java.util.Iterator;

/** Results of a job that runs while they are read. Closing cancels the job. */
public interface CloseableIterator<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
}
