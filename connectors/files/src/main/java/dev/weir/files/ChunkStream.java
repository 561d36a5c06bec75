package dev.weir.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a split one behind the other. Failures are coded. */
interface ChunkStream extends AutoCloseable {
    /** Reads up to so many bytes, fewer only at the end; 0 there. */
    int read(byte[] target, int offset, int length);

    /** Where in the content the next byte stands. */
    long position();

    @Override
    void close();

    /** A range of a file. */
    final class OfRange implements ChunkStream {
        private final LocalFile file;
        private final long end;
        private long position;

        OfRange(LocalFile file, long from, long to) {
            this.file = file;
            this.position = from;
            this.end = to;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, end - position);
            file.read(position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** A file from a byte on, decompressed. */
    final class OfCompressed implements ChunkStream {
        private final Path path;
        private final InputStream stream;
        private long position;

        OfCompressed(Path path, long from) {
            this.path = path;
            this.position = from;
            try {
                this.stream = Compression.open(path);
            } catch (IOException e) {
                throw FilePaths.unreadable(path, e);
            }
            try {
                stream.skipNBytes(from);
            } catch (IOException e) {
                close();
                throw FilePaths.unreadable(path, e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                int count = stream.readNBytes(target, offset, length);
                position += count;
                return count;
            } catch (IOException e) {
                throw FilePaths.unreadable(path, e);
            }
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw FilePaths.unreadable(path, e);
            }
        }
    }
}
