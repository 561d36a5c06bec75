package dev.weir.stream.sinks;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file {@code part-<instance>} each into a folder. A file appears under its name when it is complete. */
public final class FileSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final Encoder<T> encoder;

    private FileSink(String folder, Encoder<T> encoder) {
        this.folder = folder;
        this.encoder = encoder;
    }

    /** A sink that writes records one by one. */
    public static <T> Builder<T> forRowFormat(Path folder, Encoder<T> encoder) {
        return new Builder<>(folder, encoder);
    }

    /** Gathers what the sink needs to know. */
    public static final class Builder<T> {
        private final Path folder;
        private final Encoder<T> encoder;

        private Builder(Path folder, Encoder<T> encoder) {
            this.folder = folder;
            this.encoder = encoder;
        }

        /** The sink. */
        public FileSink<T> build() {
            return new FileSink<>(folder.toAbsolutePath().toString(), encoder);
        }
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Path target = Path.of(folder);
        int subtask = context.getTaskInfo().subtask();
        Path part = target.resolve("part-" + subtask);
        Path hidden = target.resolve(".part-" + subtask + ".inprogress");
        try {
            Files.createDirectories(target);
            return new Writer<>(encoder, part, hidden, new BufferedOutputStream(Files.newOutputStream(hidden)));
        } catch (IOException failure) {
            throw failed(hidden, failure);
        }
    }

    private static WeirException failed(Path file, IOException failure) {
        return WeirException.of(
                        StreamError.INPUT_OUTPUT,
                        "cannot write: %s: %s",
                        failure.getClass().getSimpleName(),
                        failure.getMessage())
                .at(new Position.Data(file.toString(), 0, ""))
                .hint("check that the folder exists, is writable and has room")
                .causedBy(failure);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final Encoder<T> encoder;
        private final Path part;
        private final Path hidden;
        private final OutputStream stream;

        Writer(Encoder<T> encoder, Path part, Path hidden, OutputStream stream) {
            this.encoder = encoder;
            this.part = part;
            this.hidden = hidden;
            this.stream = stream;
        }

        @Override
        public void write(T element, Context context) {
            try {
                encoder.encode(element, stream);
            } catch (IOException failure) {
                throw failed(hidden, failure);
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(encoder, failure);
            }
        }

        @Override
        public void flush(boolean endOfInput) {
            if (!endOfInput) {
                return;
            }
            try {
                stream.close();
                Files.move(hidden, part, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw failed(part, failure);
            }
        }

        @Override
        public void close() {
            try {
                stream.close();
                Files.deleteIfExists(hidden);
            } catch (IOException failure) {
                throw failed(hidden, failure);
            }
        }
    }
}
