package dev.weir.files;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.base.WeirException;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file or a part of one, or what is left of it.
 *
 * @param size the whole file's bytes
 * @param modifiedMillis when it was changed last
 * @param partition the values that stand in the folders' names, by column; the default partition's name still in place
 * @param part which part
 * @param begin where to begin in it
 */
record FileSplit(Path file, long size, long modifiedMillis, Map<String, String> partition, Part part, Begin begin)
        implements Source.Split {
    /** A part of a file. */
    sealed interface Part {
        /** The records that begin in a range of bytes. */
        record Range(long from, long to) implements Part {}

        /** One section of a file that is read with random access. */
        record OfSection(FileFormat.Section section) implements Part {}
    }

    /**
     * Where reading begins.
     *
     * @param position 0 for the part's beginning, else the byte of the file's content, decompressed, at which the next
     *     record begins; or the number of the section's rows that were read
     * @param mode of the decoder there
     * @param restored whether it comes from a checkpoint, so that the file may have changed
     */
    record Begin(long position, int mode, boolean restored) {
        static final Begin START = new Begin(0, 0, false);
    }

    FileSplit from(long position, int mode) {
        return new FileSplit(file, size, modifiedMillis, partition, part, new Begin(position, mode, begin.restored()));
    }

    /** Fails when rows were read of a file that has changed since. */
    void checkUnchanged() {
        boolean whole = part instanceof Part.Range(long from, long to) && from == 0 && to == size;
        if (!begin.restored() || whole && begin.position() == 0) {
            return;
        }
        long sizeNow;
        long modifiedNow;
        try {
            sizeNow = Files.size(file);
            modifiedNow = Files.getLastModifiedTime(file).toMillis();
        } catch (NoSuchFileException e) {
            throw WeirException.of(
                            FilesError.NO_SUCH_FILE, "file '%s' is gone, of which a part is still to be read", file)
                    .causedBy(e);
        } catch (IOException e) {
            throw FilePaths.unreadable(file, e);
        }
        if (sizeNow != size || modifiedNow != modifiedMillis) {
            throw WeirException.of(
                            FilesError.CHANGED,
                            "file '%s' has changed since a part of it was read: it had %s bytes, last changed at %s, "
                                    + "and has %s, last changed at %s",
                            file,
                            size,
                            java.time.Instant.ofEpochMilli(modifiedMillis),
                            sizeNow,
                            java.time.Instant.ofEpochMilli(modifiedNow))
                    .hint("put it back as it was, or start the job without the checkpoint");
        }
    }

    /** Writes splits; what the folders' names say is read from the path again. */
    record Codec() implements Source.SplitCodec {
        private static final int RANGE = 0;
        private static final int SECTION = 1;

        @Override
        public byte[] encode(Source.Split split) {
            FileSplit of = (FileSplit) split;
            ByteWriter writer = new ByteWriter(1)
                    .text(of.file().toString())
                    .integer(of.size())
                    .integer(of.modifiedMillis())
                    .integer(of.begin().position())
                    .integer(of.begin().mode());
            switch (of.part()) {
                case Part.Range(long from, long to) ->
                    writer.integer(RANGE).integer(from).integer(to);
                case Part.OfSection(FileFormat.Section section) ->
                    writer.integer(SECTION)
                            .integer(section.index())
                            .integer(section.firstRow())
                            .integer(section.rows());
            }
            return writer.toBytes();
        }

        @Override
        public FileSplit decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            Path file = Path.of(reader.text());
            long size = reader.integer();
            long modifiedMillis = reader.integer();
            Begin begin = new Begin(reader.integer(), (int) reader.integer(), true);
            Part part = reader.integer() == RANGE
                    ? new Part.Range(reader.integer(), reader.integer())
                    : new Part.OfSection(
                            new FileFormat.Section((int) reader.integer(), reader.integer(), reader.integer()));
            return new FileSplit(file, size, modifiedMillis, Partitions.valuesOf(file), part, begin);
        }
    }

    @Override
    public String id() {
        return switch (part) {
            case Part.Range(long from, long to) -> file + "#" + from + "-" + to;
            case Part.OfSection(FileFormat.Section section) -> file + "#section " + section.index();
        };
    }
}
