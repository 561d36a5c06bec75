package dev.weir.files;

import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.FileFormat;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file or a part of one.
 *
 * @param size the whole file's bytes
 * @param modifiedMillis when it was changed last
 * @param partition the values that stand in the folders' names, by column; the default partition's name still in place
 * @param part which part
 */
record FileSplit(Path file, long size, long modifiedMillis, Map<String, String> partition, Part part)
        implements Source.Split {
    /** A part of a file. */
    sealed interface Part {
        /** The records that begin in a range of bytes. */
        record Range(long from, long to) implements Part {}

        /** One section of a file that is read with random access. */
        record OfSection(FileFormat.Section section) implements Part {}
    }

    @Override
    public String id() {
        return switch (part) {
            case Part.Range(long from, long to) -> file + "#" + from + "-" + to;
            case Part.OfSection(FileFormat.Section section) -> file + "#section " + section.index();
        };
    }
}
