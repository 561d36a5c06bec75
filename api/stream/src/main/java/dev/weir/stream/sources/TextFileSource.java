package dev.weir.stream.sources;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.stream.functions.StreamError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        return new OnceEnumerator(files().stream().map(FileSplit::new).toList());
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
                    .filter(TextFileSource::isVisible)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw unreadable(path, 0, failure);
        }
    }

    private static boolean isVisible(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.startsWith("_");
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

    /** A file. */
    record FileSplit(Path file) implements Split {
        @Override
        public String id() {
            return file.toString();
        }
    }
}
