package dev.weir.files;

import dev.weir.base.WeirException;
import dev.weir.dataflow.connect.RandomAccessInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of this machine. */
final class LocalFile implements RandomAccessInput {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private LocalFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static LocalFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new LocalFile(path, channel, channel.size());
        } catch (NoSuchFileException e) {
            throw WeirException.of(FilesError.NO_SUCH_FILE, "file '%s' is gone", path)
                    .causedBy(e);
        } catch (IOException e) {
            throw FilePaths.unreadable(path, e);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        try {
            if (readSome(position, target, offset, length) < length) {
                throw new EOFException("the file ends before byte " + (position + length));
            }
        } catch (IOException e) {
            throw FilePaths.unreadable(path, e);
        }
    }

    private int readSome(long position, byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position + length - buffer.remaining());
            if (count < 0) {
                break;
            }
        }
        return length - buffer.remaining();
    }

    /** The position behind the first such byte at or after a position, or the file's end. */
    long endOfRecord(long position, int splitByte) {
        byte[] window = new byte[1 << 16];
        for (long at = position; at < size; at += window.length) {
            int length = (int) Math.min(window.length, size - at);
            read(at, window, 0, length);
            for (int i = 0; i < length; i++) {
                if (window[i] == splitByte) {
                    return at + i + 1;
                }
            }
        }
        return size;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FilePaths.unreadable(path, e);
        }
    }
}
