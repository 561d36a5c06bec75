package dev.weir.stream.time;

import java.time.Duration;

/** For timestamps that never go back. */
public final class AscendingTimestampsWatermarks<T> implements WatermarkGenerator<T> {
    private final BoundedOutOfOrdernessWatermarks<T> bounded = new BoundedOutOfOrdernessWatermarks<>(Duration.ZERO);

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        bounded.onEvent(event, eventTimestamp, output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        bounded.onPeriodicEmit(output);
    }
}
