package dev.weir.stream.time;

/** Follows the event time of one split or stream. One thread. */
public interface WatermarkGenerator<T> {
    /** Sees a record and its timestamp. */
    void onEvent(T event, long eventTimestamp, WatermarkOutput output);

    /** Called after each batch of records and about every 200 ms. */
    void onPeriodicEmit(WatermarkOutput output);
}
