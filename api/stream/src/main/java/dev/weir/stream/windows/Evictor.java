package dev.weir.stream.windows;

import java.io.Serializable;

/**
 * Takes records out of a window when it is computed, by removing them through the iterator. Keeps all records of a
 * window in state.
 */
public interface Evictor<T, W extends Window> extends Serializable {
    /** Called before the window's function. */
    void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /** Called after the window's function. */
    void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext evictorContext);

    /** Time. */
    interface EvictorContext {
        long getCurrentProcessingTime();

        long getCurrentWatermark();
    }
}
