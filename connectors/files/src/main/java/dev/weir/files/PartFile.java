package dev.weir.files;

import dev.weir.base.Folders;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.PendingFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file while it grows. One thread at a time. */
final class PartFile {
    private final PendingFile file;
    private final FileChannel channel;
    private final FileEncoder encoder;
    private final long beganMillis;
    private long writtenMillis;

    PartFile(PendingFile file, FileEncoder.Factory factory, Schema schema, long nowMillis) {
        this.file = file;
        beganMillis = nowMillis;
        writtenMillis = nowMillis;
        try {
            Files.createDirectories(file.folder());
            channel = FileChannel.open(file.hidden(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(Path.of(e.getFile()), e).hint("is it a file where a folder is wanted?");
        } catch (IOException e) {
            throw unwritable(file.hidden(), e);
        }
        encoder = factory.encoder(schema, Channels.newOutputStream(channel));
    }

    void write(Batch batch, long nowMillis) {
        writtenMillis = nowMillis;
        try {
            encoder.write(batch);
        } catch (IOException e) {
            throw unwritable(file.hidden(), e);
        }
    }

    boolean isComplete(FileSink.Rolling rolling, long nowMillis) {
        return encoder.estimatedSize() >= rolling.bytes()
                || nowMillis - beganMillis >= rolling.openMillis()
                || nowMillis - writtenMillis >= rolling.idleMillis();
    }

    /** Writes the end of the file and makes it visible. */
    void complete() {
        try {
            encoder.finish();
            channel.close();
            file.publish();
        } catch (IOException e) {
            throw unwritable(file.visible(), e);
        }
    }

    /** A file that is complete, durable and hidden; {@link FileEncoder#joinableFrom}. */
    record Prepared(PendingFile file, long size, long joinableFrom) {}

    /** Writes the end of the file and makes it durable, hidden as it is: it can be published whatever happens. */
    Prepared prepare() {
        try (FileChannel closing = channel) {
            encoder.finish();
            long size = closing.size();
            closing.force(true);
            Folders.force(file.folder());
            return new Prepared(file, size, encoder.joinableFrom());
        } catch (IOException e) {
            throw unwritable(file.hidden(), e);
        }
    }

    /** Removes the file. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(file.hidden());
        } catch (IOException e) {
            throw unwritable(file.hidden(), e);
        }
    }

    String name() {
        return file.visibleName();
    }

    static WeirException unwritable(Path path, IOException e) {
        return WeirException.of(FilesError.UNWRITABLE, "cannot write '%s': %s", path, reason(e))
                .causedBy(e);
    }

    /** In words: the system's own messages are often the path alone. */
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "'" + missing.getFile() + "' does not exist and cannot be made";
            case AccessDeniedException denied -> "no permission for '" + denied.getFile() + "'";
            case FileAlreadyExistsException other -> "'" + other.getFile() + "' is no folder";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
