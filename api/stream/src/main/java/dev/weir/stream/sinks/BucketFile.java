package dev.weir.stream.sinks;

import dev.weir.base.Folders;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.connect.PendingFile;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of a {@link FileSink} while it grows. One thread at a time. */
final class BucketFile<T> implements RollingPolicy.PartFileInfo {
    private final String bucket;
    private final PendingFile file;
    private final long beganMillis;
    private final FileChannel channel;
    private final CountingStream stream;
    private final ElementEncoding<T> encoding;
    private final BulkWriter<T> writer;
    private long writtenMillis;

    /** Knows how much has gone through, what is buffered included. */
    private static final class CountingStream extends BufferedOutputStream {
        private long size;

        CountingStream(OutputStream out) {
            super(out, 1 << 16);
        }

        @Override
        public synchronized void write(int value) throws IOException {
            super.write(value);
            size++;
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            super.write(source, offset, length);
            size += length;
        }
    }

    BucketFile(String bucket, PendingFile file, ElementEncoding<T> encoding, long nowMillis) {
        this.bucket = bucket;
        this.file = file;
        this.encoding = encoding;
        beganMillis = nowMillis;
        writtenMillis = nowMillis;
        try {
            Files.createDirectories(file.folder());
            channel = FileChannel.open(file.hidden(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            stream = new CountingStream(Channels.newOutputStream(channel));
            writer = encoding.begin(stream);
        } catch (IOException failure) {
            throw failed(file.hidden(), failure);
        }
    }

    void add(T element, long nowMillis) {
        writtenMillis = nowMillis;
        try {
            writer.addElement(element);
        } catch (IOException failure) {
            throw failed(file.hidden(), failure);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(encoding.user(), failure);
        }
    }

    /** Writes the end of the file and makes it durable, hidden as it is. May block. */
    PendingFile prepare() {
        try (FileChannel closing = channel) {
            writer.finish();
            stream.flush();
            closing.force(true);
            Folders.force(file.folder());
            return file;
        } catch (IOException failure) {
            throw failed(file.hidden(), failure);
        }
    }

    /** Writes the end of the file and gives it its name. */
    void complete() {
        try {
            writer.finish();
            stream.flush();
            channel.close();
            file.publish();
        } catch (IOException failure) {
            throw failed(file.visible(), failure);
        }
    }

    /** Removes the file. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(file.hidden());
        } catch (IOException failure) {
            throw failed(file.hidden(), failure);
        }
    }

    String name() {
        return file.visibleName();
    }

    @Override
    public String getBucketId() {
        return bucket;
    }

    @Override
    public long getCreationTime() {
        return beganMillis;
    }

    @Override
    public long getSize() {
        return stream.size;
    }

    @Override
    public long getLastUpdateTime() {
        return writtenMillis;
    }

    static WeirException failed(Path file, IOException failure) {
        return WeirException.of(
                        StreamError.INPUT_OUTPUT,
                        "cannot write: %s: %s",
                        failure.getClass().getSimpleName(),
                        failure.getMessage())
                .at(new Position.Data(file.toString(), 0, ""))
                .hint("check that the folder exists, is writable and has room")
                .causedBy(failure);
    }
}
