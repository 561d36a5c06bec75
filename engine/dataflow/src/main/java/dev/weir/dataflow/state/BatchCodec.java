package dev.weir.dataflow.state;

import dev.weir.data.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Turns batches into bytes and back, for checkpoints that hold what is on its way between tasks. Weights and timestamps
 * are kept, key hashes and rows that are not selected are not.
 */
public interface BatchCodec {
    /** A writer of batches with any schemas. One thread at a time. */
    Writer writer();

    /** Reads what a writer has written; reads the stream to its end. Damage is an {@link IOException}. */
    List<Batch> read(InputStream source) throws IOException;

    /** Takes batches, and keeps them as bytes until all of them are written. */
    interface Writer {
        /**
         * Adds a batch. When it returns, user objects in the batch may be changed by those who own them.
         *
         * @throws dev.weir.base.WeirException if an object in it cannot be kept
         */
        void add(Batch batch);

        /** Writes everything that was added. */
        void writeTo(OutputStream target) throws IOException;
    }
}
