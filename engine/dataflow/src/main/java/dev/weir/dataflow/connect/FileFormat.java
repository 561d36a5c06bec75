package dev.weir.dataflow.connect;

import dev.weir.data.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are read with random access. Immutable. */
public interface FileFormat {
    /**
     * The parts of a file that can be read apart from each other, in order. Fails with a coded error on a broken file.
     */
    List<Section> sections(RandomAccessInput file);

    /**
     * Opens one part. The reader owns the file and closes it.
     *
     * @param section one of {@link #sections}
     * @param projection indexes of the wanted columns of the {@link FormatTable}'s schema, in the order wanted
     */
    Reader open(RandomAccessInput file, Section section, int[] projection);

    /**
     * A part of a file.
     *
     * @param index from 0
     * @param firstRow number of the rows in the parts before
     * @param rows number of its rows
     */
    record Section(int index, long firstRow, long rows) {}

    /** Reads one part. One thread. */
    interface Reader extends AutoCloseable {
        /** The next rows, or null at the end. Fails with a coded error that names the file. */
        @Nullable
        Batch next();

        @Override
        void close();
    }
}
