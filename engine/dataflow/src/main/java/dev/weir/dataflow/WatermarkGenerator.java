package dev.weir.dataflow;

import dev.weir.data.Batch;

/** Follows the event time of one split. One thread. */
public interface WatermarkGenerator {
    /** Sees rows and may give them their timestamps: returns the batch to send on. */
    Batch onBatch(Batch batch);

    /** Called about every 200 ms of processing time, for generators that depend on it. */
    default void onPeriodic(long nowMillis) {}

    /** The watermark that holds now, in milliseconds; never smaller than one returned before. */
    long current();
}
