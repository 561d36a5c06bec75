package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Watermarks;
import dev.weir.stream.time.TimestampAssigner;
import dev.weir.stream.time.Watermark;
import dev.weir.stream.time.WatermarkGenerator;
import dev.weir.stream.time.WatermarkOutput;
import dev.weir.stream.time.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/** Runs a user's timestamp assigner and watermark generator over batches. */
final class EventTimeFollower implements WatermarkOutput {
    private final @Nullable TimestampAssigner<Object> assigner;
    private final WatermarkGenerator<Object> generator;
    private long current = Watermarks.MIN;
    private boolean idle;

    EventTimeFollower(WatermarkStrategy<Object> strategy) {
        assigner = strategy.assigner();
        generator = strategy.supplier().createWatermarkGenerator();
    }

    /** The batch with timestamps. */
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    Batch onBatch(Batch batch) {
        @Nullable Object[] values = Records.values(batch, 0);
        long[] before = batch.timestamps();
        long[] after = before;
        if (assigner != null) {
            after = new long[batch.physicalRows()];
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                after[row] = assigner.extractTimestamp(values[row], Records.timestamp(before, row));
            }
        }
        idle = false;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            generator.onEvent(values[row], Records.timestamp(after, row), this);
        }
        generator.onPeriodicEmit(this);
        return assigner == null ? batch : batch.withTimestamps(after);
    }

    void onPeriodic() {
        generator.onPeriodicEmit(this);
    }

    long current() {
        return current;
    }

    /** Whether the generator has declared the stream idle. */
    boolean isIdle() {
        return idle;
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        if (watermark.timestamp() > current) {
            current = watermark.timestamp();
            idle = false;
        }
    }

    @Override
    public void markIdle() {
        idle = true;
    }

    @Override
    public void markActive() {
        idle = false;
    }
}
