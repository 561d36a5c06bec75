package dev.weir.runtime;

import dev.weir.data.Batch;

/** What travels from task to task, in order. */
sealed interface Element {
    /** Rows. */
    record Data(Batch batch) implements Element {}

    /** No row with an earlier or equal event time is to be expected from this sender. */
    record Watermark(long millis) implements Element {}

    /**
     * The sender's part of an epoch is complete.
     *
     * @param checkpoint the number of the checkpoint for which tasks keep what they have as it passes; 0 for none
     */
    record Barrier(long epoch, long checkpoint) implements Element {
        Barrier(long epoch) {
            this(epoch, 0);
        }
    }

    /** What comes behind it was sent after the sender was cut for a checkpoint that overtakes what lies in channels. */
    record Cut(long checkpoint) implements Element {}

    /** Words without content. */
    enum Signal implements Element {
        /** Nothing may come for a while: do not wait for this sender's watermark. */
        IDLE,
        /** The sender's watermark counts again. */
        ACTIVE,
        /** Nothing comes any more. */
        END
    }
}
