package dev.weir.dataflow.connect;

/** Records one behind the other in a stream of bytes. Immutable. */
public interface RecordFormat {
    /**
     * Makes a decoder of one stream.
     *
     * @param projection indexes of the wanted columns of the {@link FormatTable}'s schema, in the order wanted
     * @param badRecords is told of records that cannot be decoded
     */
    RecordDecoder decoder(int[] projection, BadRecords badRecords);

    /**
     * The byte that ends every record of a file and stands nowhere within one, so that a reader can start at any place
     * behind one; -1 when there is none (quoted fields may span lines, or the whole file is one array).
     *
     * @param head the file's first bytes, of which the first {@code length} count
     */
    int splitByte(byte[] head, int length);
}
