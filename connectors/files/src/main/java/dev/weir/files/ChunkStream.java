package dev.weir.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a split one behind the other. Failures are coded. */
interface ChunkStream extends AutoCloseable {
    /** Reads up to so many bytes, fewer only at the end; 0 there. */
    int read(byte[] target, int offset, int length);

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
        public void close() {
            file.close();
        }
    }

    /** A whole file, decompressed. */
    final class OfCompressed implements ChunkStream {
        private final Path path;
        private final InputStream stream;

        OfCompressed(Path path) {
            this.path = path;
            try {
                this.stream = Compression.open(path);
            } catch (IOException e) {
                throw FilePaths.unreadable(path, e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                return stream.readNBytes(target, offset, length);
            } catch (IOException e) {
                throw FilePaths.unreadable(path, e);
            }
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
