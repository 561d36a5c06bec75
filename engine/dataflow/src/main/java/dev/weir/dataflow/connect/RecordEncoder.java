package dev.weir.dataflow.connect;

import dev.weir.data.Batch;
import dev.weir.data.Schema;

/** Writes the rows of batches as records. One thread. */
public interface RecordEncoder {
    /**
     * Appends one record for each selected row, in order, ending each with {@link RecordBuffer#endRecord()}. Of weights
     * at most the sign counts: where a format {@linkplain FormatFactory#carriesChanges() carries changes}.
     */
    void encode(Batch batch, RecordBuffer target);

    /** Appends what stands before the first record of a file, such as the columns' names. */
    default void begin(RecordBuffer target) {}

    /** The plan node of an encoder. */
    interface Factory {
        /** Makes the encoder of one stream of batches of that schema. */
        RecordEncoder encoder(Schema schema);

        /** The usual ending of the files, such as {@code .csv}. */
        String fileExtension();
    }
}
