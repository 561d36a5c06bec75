package dev.weir.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The families that have left the memory changed, or were removed, in that order, as far as no complete checkpoint has
 * them: entries as blobs have them, a file for what lies between two snapshots. One thread; files that are sealed may
 * be read by any.
 */
final class ChangeLog {
    private static final int BUFFER = 1 << 16;

    private final DiskStore store;
    private final Deque<Segment> sealed = new ArrayDeque<>();
    private @Nullable Segment current;
    private byte[] buffer = new byte[BUFFER];
    private int size;
    private long count;

    ChangeLog(DiskStore store) {
        this.store = store;
    }

    /** How many entries there are. */
    long count() {
        return count;
    }

    /** @param value null when the key is gone */
    void add(byte[] key, byte @Nullable [] value) throws IOException {
        int needed = key.length + (value == null ? 0 : value.length) + 2 * Integer.BYTES * 2;
        Segment segment = current;
        if (segment == null) {
            segment = new Segment(store.newFile());
            current = segment;
        }
        if (buffer.length - size < needed) {
            flush(segment);
            if (buffer.length < needed) {
                buffer = new byte[needed];
            }
        }
        putNumber(key.length);
        putBytes(key);
        putNumber(value == null ? 0 : value.length + 1L);
        if (value != null) {
            putBytes(value);
        }
        segment.count++;
        count++;
    }

    private void putNumber(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            buffer[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        buffer[size++] = (byte) left;
    }

    private void putBytes(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void flush(Segment segment) throws IOException {
        segment.write(ByteBuffer.wrap(buffer, 0, size));
        size = 0;
    }

    /** A snapshot is frozen. Gives what is in the log, which the caller releases one by one. */
    List<Segment> seal(long checkpoint) throws IOException {
        Segment segment = current;
        if (segment != null) {
            flush(segment);
            segment.checkpoint = checkpoint;
            sealed.add(segment);
            current = null;
        }
        List<Segment> all = new ArrayList<>(sealed);
        all.forEach(Segment::retain);
        return all;
    }

    /** What was sealed up to a checkpoint is in one that is complete. */
    void completed(long checkpoint) {
        while (!sealed.isEmpty() && sealed.getFirst().checkpoint <= checkpoint) {
            Segment durable = sealed.removeFirst();
            count -= durable.count;
            durable.release();
        }
    }

    /** Nobody adds to it any more. */
    void close() {
        sealed.forEach(Segment::release);
        sealed.clear();
        if (current != null) {
            current.release();
            current = null;
        }
    }

    /** A file with entries, removed when nobody holds it any more. */
    static final class Segment {
        private final FileChannel channel;
        private long checkpoint;
        private long count;
        private long bytes;
        /** Guarded by this. */
        private int holders = 1;

        Segment(Path file) throws IOException {
            channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }

        long count() {
            return count;
        }

        private void write(ByteBuffer from) throws IOException {
            while (from.hasRemaining()) {
                bytes += channel.write(from, bytes);
            }
        }

        /** Writes all entries to a blob. */
        void copy(StateOutput out) throws IOException {
            byte[] some = new byte[BUFFER];
            long from = 0;
            while (from < bytes) {
                int read = channel.read(ByteBuffer.wrap(some, 0, (int) Math.min(BUFFER, bytes - from)), from);
                if (read < 0) {
                    throw new IOException("a file of changes ends early, after " + from + " of " + bytes + " bytes");
                }
                out.writeBytes(some, 0, read);
                from += read;
            }
        }

        private synchronized void retain() {
            holders++;
        }

        /** Somebody does not need it any more. */
        synchronized void release() {
            if (--holders == 0) {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }
}
