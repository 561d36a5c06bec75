package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Watermarks;
import dev.weir.stream.guard.FunctionFailure;
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
        try {
            generator = strategy.supplier().createWatermarkGenerator();
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(strategy.supplier(), failure);
        }
    }

    /** Told that the generator has advanced while it saw a row of a batch. */
    @FunctionalInterface
    interface Punctuation {
        /** Event time has advanced behind the i-th row that counts. */
        void after(int i);
    }

    /** The batch with timestamps; the generator has seen it. */
    Batch onBatch(Batch batch) {
        Batch timed = withTimestamps(batch);
        observe(timed, i -> {});
        return timed;
    }

    /** The batch with timestamps. */
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    Batch withTimestamps(Batch batch) {
        if (assigner == null) {
            return batch;
        }
        @Nullable Object[] values = Records.values(batch, 0);
        long[] before = batch.timestamps();
        long[] after = new long[batch.physicalRows()];
        try {
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                after[row] = assigner.extractTimestamp(values[row], Records.timestamp(before, row));
            }
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(assigner, failure);
        }
        return batch.withTimestamps(after);
    }

    /** Shows a batch with timestamps to the generator. */
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    void observe(Batch batch, Punctuation punctuation) {
        @Nullable Object[] values = Records.values(batch, 0);
        long[] timestamps = batch.timestamps();
        idle = false;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            long before = current;
            try {
                generator.onEvent(values[row], Records.timestamp(timestamps, row), this);
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(generator, failure);
            }
            if (current != before) {
                punctuation.after(i);
            }
        }
        onPeriodic();
    }

    void onPeriodic() {
        try {
            generator.onPeriodicEmit(this);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(generator, failure);
        }
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
