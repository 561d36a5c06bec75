package dev.weir.dataflow.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes and reads the blobs of one instance's checkpoints. Blocks; safe from any thread. */
public interface BlobStore {
    /** Writes contents as a blob; nothing is left behind when that fails. */
    Blob write(Contents contents) throws IOException;

    /**
     * Opens a blob. Its checksum is compared when its end is reached: whoever reads a blob reads it to its end before
     * using what it says. A missing, short or damaged file is a coded error that names it.
     */
    InputStream read(Blob blob) throws IOException;

    /** What writes the contents of a blob. */
    @FunctionalInterface
    interface Contents {
        /** Writes to a buffered stream; must not close it. */
        void writeTo(OutputStream target) throws IOException;
    }
}
