package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.WatermarkGenerator;
import dev.weir.dataflow.WatermarkStrategy;
import java.time.Duration;
import java.util.Optional;

/** A user's watermark strategy as sources run it, split by split. */
public record SourceWatermarks(dev.weir.stream.time.WatermarkStrategy<Object> strategy) implements WatermarkStrategy {
    @Override
    public WatermarkGenerator generator() {
        EventTimeFollower follower = new EventTimeFollower(FunctionCopies.copy(strategy));
        return new WatermarkGenerator() {
            @Override
            public Batch onBatch(Batch batch) {
                return follower.onBatch(batch);
            }

            @Override
            public void onPeriodic(long nowMillis) {
                follower.onPeriodic();
            }

            @Override
            public long current() {
                return follower.current();
            }
        };
    }

    @Override
    public Optional<Duration> idleness() {
        return strategy.idleness();
    }
}
