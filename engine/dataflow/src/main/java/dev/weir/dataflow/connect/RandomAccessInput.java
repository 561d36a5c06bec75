package dev.weir.dataflow.connect;

/** A file that is read at any place. One thread. Failures are coded errors that name the file. */
public interface RandomAccessInput extends AutoCloseable {
    /** The file's name, for messages. */
    String name();

    /** Number of bytes. */
    long size();

    /** Reads exactly so many bytes; fails when the file ends before. */
    void read(long position, byte[] target, int offset, int length);

    @Override
    void close();
}
