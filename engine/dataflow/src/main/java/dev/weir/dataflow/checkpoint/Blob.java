package dev.weir.dataflow.checkpoint;

/**
 * Bytes of a checkpoint: inside its metadata when they are few, else a file of their own. Immutable.
 *
 * <p>A file may belong to several checkpoints; it is removed when no retained one names it.
 */
public sealed interface Blob {
    /** Number of bytes. */
    long length();

    /** Bytes within the metadata. Nobody writes to the array. */
    record Inline(byte[] bytes) implements Blob {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * A file.
     *
     * @param file its name in the job's file store
     * @param length number of bytes
     * @param checksum CRC-32C of all of them
     */
    record Stored(String file, long length, int checksum) implements Blob {}
}
