package dev.weir.dataflow.connect;

import dev.weir.data.Batch;

/**
 * Decodes records from chunks of bytes into columns. Text is not copied: batches keep referring to the chunk, so
 * whoever passes a chunk never writes to it again, and the decoder may (it unescapes in place). One thread.
 *
 * <pre>
 *   decoder.begin(true);
 *   int at = 0;
 *   do {
 *       at = decoder.decode(chunk, at, end, last);
 *       full = decoder.isFull();
 *       if (decoder.rows() > 0) emit(decoder.take());
 *   } while (full);
 *   // carry chunk[at, end) over to the beginning of the next chunk
 * </pre>
 */
public interface RecordDecoder {
    /** The most rows that a batch gets. */
    int MAX_ROWS = 4096;

    /**
     * Decodes complete records until the bytes are used up or a batch is full.
     *
     * @param last whether the stream ends at {@code to}: then the bytes before it complete the last record
     * @return where the first byte stands that was not used: the beginning of an incomplete record or, when the batch
     *     {@link #isFull() is full}, of the next one. The batch must be taken before the next call.
     */
    int decode(byte[] chunk, int from, int to, boolean last);

    /**
     * Decodes a whole message of a queue, which is one record whatever bytes stand in it, or several where the format
     * says so. Messages that stand in the same chunk may follow each other before their rows are taken.
     *
     * @return {@code to}, unless the batch {@link #isFull() is full}: then, when it has been taken, {@link #decode}
     *     from there, with {@code last}, gives the rest
     */
    default int decodeMessage(byte[] chunk, int from, int to) {
        begin(false);
        return decode(chunk, from, to, true);
    }

    /** Rows decoded and not yet taken. */
    int rows();

    /** Whether decoding stopped because the batch is full. */
    boolean isFull();

    /** The rows decoded since the last call, as a batch of the projected columns. */
    Batch take();

    /**
     * As {@link #take}, but rows that turned out to be bad are still there and not selected: the physical rows are
     * those that {@link #rows()} counted, so that a caller can tell what each came from.
     */
    default Batch takeWithGaps() {
        return take();
    }

    /**
     * Begins another stream; called before its first chunk.
     *
     * @param atStart whether it is read from its very beginning, where a header may stand
     */
    void begin(boolean atStart);

    /**
     * What must be known besides the place to go on behind the batch taken last, such as whether the stream is one
     * array; 0 when that is nothing.
     */
    default int mode() {
        return 0;
    }

    /**
     * Goes on in the middle of a stream, where {@link #decode} had stopped; called before its first chunk instead of
     * {@link #begin}.
     *
     * @param mode what {@link #mode} was then
     */
    default void resume(int mode) {
        begin(false);
    }
}
