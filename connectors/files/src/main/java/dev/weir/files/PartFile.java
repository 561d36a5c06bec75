package dev.weir.files;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** One file while it grows. One thread. */
final class PartFile {
    private final Path hidden;
    private final Path visible;
    private final OutputStream stream;
    private final FileEncoder encoder;
    private final long beganMillis;
    private long writtenMillis;

    PartFile(Path folder, String name, FileEncoder.Factory factory, Schema schema, long nowMillis) {
        visible = folder.resolve(name + factory.fileExtension());
        hidden = folder.resolve("." + visible.getFileName() + ".inprogress");
        beganMillis = nowMillis;
        writtenMillis = nowMillis;
        try {
            Files.createDirectories(folder);
            stream = Files.newOutputStream(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(Path.of(e.getFile()), e).hint("is it a file where a folder is wanted?");
        } catch (IOException e) {
            throw unwritable(hidden, e);
        }
        encoder = factory.encoder(schema, stream);
    }

    void write(Batch batch, long nowMillis) {
        writtenMillis = nowMillis;
        try {
            encoder.write(batch);
        } catch (IOException e) {
            throw unwritable(hidden, e);
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
            stream.close();
            Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(visible, e);
        }
    }

    /** Removes the file. */
    void discard() {
        try {
            stream.close();
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            throw unwritable(hidden, e);
        }
    }

    static WeirException unwritable(Path path, IOException e) {
        String reason = e.getMessage() == null || e.getMessage().equals(path.toString())
                ? e.getClass().getSimpleName()
                : e.getMessage();
        return WeirException.of(FilesError.UNWRITABLE, "cannot write '%s': %s", path, reason)
                .causedBy(e);
    }
}
