package dev.weir.stream.time;

import java.time.Duration;

/** The greatest timestamp seen, less how late records may be, less one millisecond. */
public final class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {
    private final long boundMillis;
    private long greatest;

    public BoundedOutOfOrdernessWatermarks(Duration maxOutOfOrderness) {
        if (maxOutOfOrderness.isNegative()) {
            throw new IllegalArgumentException("out-of-orderness must not be negative: " + maxOutOfOrderness);
        }
        boundMillis = maxOutOfOrderness.toMillis();
        greatest = Long.MIN_VALUE + boundMillis + 1;
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        greatest = Math.max(greatest, eventTimestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(new Watermark(greatest - boundMillis - 1));
    }
}
