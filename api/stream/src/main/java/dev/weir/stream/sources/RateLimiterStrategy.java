package dev.weir.stream.sources;

import java.io.Serializable;

/**
 * How many records a generator makes.
 *
 * @param recordsPerSecond over all parallel instances; infinite for no limit
 */
public record RateLimiterStrategy(double recordsPerSecond) implements Serializable {
    private static final long serialVersionUID = 1L;

    public RateLimiterStrategy {
        if (!(recordsPerSecond > 0)) {
            throw new IllegalArgumentException("the rate must be positive: " + recordsPerSecond);
        }
    }

    /** At most so many records a second. */
    public static RateLimiterStrategy perSecond(double recordsPerSecond) {
        return new RateLimiterStrategy(recordsPerSecond);
    }

    /** As fast as possible. */
    public static RateLimiterStrategy noOp() {
        return new RateLimiterStrategy(Double.POSITIVE_INFINITY);
    }
}
