package dev.weir.dataflow;

import java.time.Duration;
import java.util.Optional;

/** How event time is derived from the rows of a split or of a stream. Immutable. */
public interface WatermarkStrategy {
    /** Makes the generator of one split. */
    WatermarkGenerator generator();

    /** After how long without rows a split stops holding back the others; empty for never. */
    default Optional<Duration> idleness() {
        return Optional.empty();
    }
}
