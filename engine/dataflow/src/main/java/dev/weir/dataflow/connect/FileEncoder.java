package dev.weir.dataflow.connect;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one whole file. One thread. */
public interface FileEncoder {
    /** Adds the selected rows of a batch. Ignores weights. */
    void write(Batch batch) throws IOException;

    /** About how many bytes the file would have if it were finished now. */
    long estimatedSize();

    /**
     * Where the first record stands, in files that can be joined by appending to one what the others have from there
     * on; -1 when this cannot be done.
     */
    default long joinableFrom() {
        return -1;
    }

    /** Writes what is left and the file's end; the stream stays open. */
    void finish() throws IOException;

    /** The plan node of an encoder. */
    interface Factory {
        /** Begins a file of batches of that schema. */
        FileEncoder encoder(Schema schema, OutputStream target);

        /** The usual ending of the files, such as {@code .parquet}. */
        String fileExtension();
    }
}
