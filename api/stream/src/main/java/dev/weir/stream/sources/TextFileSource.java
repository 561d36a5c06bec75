package dev.weir.stream.sources;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.stream.functions.StreamError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines, in UTF-8, of a file, or of all files in a folder that are not hidden. A file is read by one instance. */
public final class TextFileSource implements Source {
    private final Path path;

    public TextFileSource(Path path) {
        this.path = path;
    }

    @Override
    public String describe() {
        return "TextFile(" + path + ")";
    }

    @Override
    public Schema schema() {
        return Schema.ofObjects("String");
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FixedSplits(files().stream().map(FileSplit::of).toList());
    }

    private List<Path> files() {
        if (!Files.exists(path)) {
            throw WeirException.of(StreamError.INPUT_OUTPUT, "there is no such file or folder")
                    .at(new Position.Data(path.toString(), 0, ""))
                    .hint("relative paths begin at " + Path.of("").toAbsolutePath());
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> isVisible(path.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw unreadable(path, 0, failure);
        }
    }

    private static boolean isVisible(Path below) {
        for (Path part : below) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    static WeirException unreadable(Path file, long line, IOException failure) {
        return WeirException.of(
                        StreamError.INPUT_OUTPUT,
                        "cannot read: %s: %s",
                        failure.getClass().getSimpleName(),
                        failure.getMessage())
                .at(new Position.Data(file.toString(), line, ""))
                .causedBy(failure);
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new TextFileReader();
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new FileSplitCodec());
    }

    /**
     * A file.
     *
     * @param size its bytes when it was found
     * @param modifiedMillis when it had been changed last then
     * @param line how many lines were read before
     */
    record FileSplit(Path file, long size, long modifiedMillis, long line) implements Split {
        static FileSplit of(Path file) {
            try {
                return new FileSplit(
                        file, Files.size(file), Files.getLastModifiedTime(file).toMillis(), 0);
            } catch (IOException failure) {
                throw unreadable(file, 0, failure);
            }
        }

        @Override
        public String id() {
            return file.toString();
        }

        FileSplit from(long nextLine) {
            return new FileSplit(file, size, modifiedMillis, nextLine);
        }

        /** Fails when the file is not the one that was read before. */
        void checkUnchanged() {
            FileSplit now = of(file);
            if (now.size != size || now.modifiedMillis != modifiedMillis) {
                throw WeirException.of(
                                StreamError.INPUT_CHANGED,
                                "the file has changed since the checkpoint, when line %s of it was the next to be read",
                                line + 1)
                        .at(new Position.Data(file.toString(), 0, ""))
                        .hint("restore it, or start the job without the checkpoint");
            }
        }
    }

    private record FileSplitCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            FileSplit file = (FileSplit) split;
            return new ByteWriter(1)
                    .text(file.file().toString())
                    .integer(file.size())
                    .integer(file.modifiedMillis())
                    .integer(file.line())
                    .toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            return new FileSplit(Path.of(reader.text()), reader.integer(), reader.integer(), reader.integer());
        }
    }
}
