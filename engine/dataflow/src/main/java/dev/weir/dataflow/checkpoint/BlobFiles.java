package dev.weir.dataflow.checkpoint;

import dev.weir.base.FileStore;
import dev.weir.base.WeirException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Blobs in a file store; small ones stay in the metadata. Safe from any thread. */
public final class BlobFiles implements BlobStore {
    /** Blobs up to this length are no files of their own. */
    private static final int MOST_INLINE = 8 << 10;

    private final FileStore files;
    private final String prefix;
    private final AtomicInteger written = new AtomicInteger();

    /**
     * Blobs whose files have names that begin alike.
     *
     * @param prefix must be another one for each instance and each attempt to run the job
     */
    public BlobFiles(FileStore files, String prefix) {
        this.files = files;
        this.prefix = prefix;
    }

    @Override
    public Blob write(Contents contents) throws IOException {
        String name = prefix + "-" + written.incrementAndGet();
        try (Target target = new Target(files, name)) {
            OutputStream buffered = new BufferedOutputStream(target, 1 << 16);
            contents.writeTo(buffered);
            buffered.flush();
            return target.finish();
        } catch (IOException e) {
            throw WeirException.of(
                            CheckpointError.STORE_FAILED, "cannot write '%s' in %s: %s", name, files.describe(), e)
                    .causedBy(e);
        }
    }

    @Override
    public InputStream read(Blob blob) throws IOException {
        return open(files, blob);
    }

    /** Opens a blob, see {@link BlobStore#read}. */
    static InputStream open(FileStore files, Blob blob) throws IOException {
        return switch (blob) {
            case Blob.Inline(byte[] bytes) -> new ByteArrayInputStream(bytes);
            case Blob.Stored stored -> new Checked(openFile(files, stored), stored, files.describe());
        };
    }

    private static InputStream openFile(FileStore files, Blob.Stored blob) throws IOException {
        try {
            return files.open(blob.file());
        } catch (NoSuchFileException e) {
            throw WeirException.of(CheckpointError.FILE_MISSING, "'%s' is missing in %s", blob.file(), files.describe())
                    .causedBy(e);
        }
    }

    /** Keeps what is written in memory until it is too much for that. */
    private static final class Target extends OutputStream {
        private final FileStore files;
        private final String name;
        private final CRC32C checksum = new CRC32C();
        private ByteArrayOutputStream small = new ByteArrayOutputStream();
        private FileStore.@Nullable Draft draft;
        private long length;

        Target(FileStore files, String name) {
            this.files = files;
            this.name = name;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            length += count;
            if (draft == null && length <= MOST_INLINE) {
                small.write(bytes, offset, count);
                return;
            }
            if (draft == null) {
                draft = files.create(name);
                byte[] before = small.toByteArray();
                checksum.update(before, 0, before.length);
                draft.stream().write(before);
                small = new ByteArrayOutputStream(0);
            }
            checksum.update(bytes, offset, count);
            draft.stream().write(bytes, offset, count);
        }

        Blob finish() throws IOException {
            if (draft == null) {
                return new Blob.Inline(small.toByteArray());
            }
            draft.commit();
            return new Blob.Stored(name, length, (int) checksum.getValue());
        }

        @Override
        public void close() throws IOException {
            if (draft != null) {
                draft.close();
            }
        }
    }

    /** Compares length and checksum when the end is reached. */
    private static final class Checked extends FilterInputStream {
        private final Blob.Stored blob;
        private final String place;
        private final CRC32C checksum = new CRC32C();
        private long read;

        Checked(InputStream in, Blob.Stored blob, String place) {
            super(in);
            this.blob = blob;
            this.place = place;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            int n = super.read(target, offset, count);
            if (n > 0) {
                checksum.update(target, offset, n);
                read += n;
            } else if (n < 0 && (read != blob.length() || (int) checksum.getValue() != blob.checksum())) {
                throw WeirException.of(
                        CheckpointError.FILE_DAMAGED,
                        "'%s' in %s is damaged: it has %d bytes where %d were written, or other ones",
                        blob.file(),
                        place,
                        read,
                        blob.length());
            }
            return n;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] skipped = new byte[(int) Math.min(count, 1 << 13)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
