package dev.weir.simulator.jobs;

import dev.weir.data.Batch;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.WatermarkGenerator;
import dev.weir.dataflow.Watermarks;

/** The watermark stays behind the highest time in a BIGINT or TIMESTAMP column by a bound. */
public final class BoundedDisorder implements WatermarkGenerator {
    private final int column;
    private final long boundMillis;
    private long watermark = Watermarks.MIN;

    public BoundedDisorder(int column, long boundMillis) {
        this.column = column;
        this.boundMillis = boundMillis;
    }

    @Override
    public Batch onBatch(Batch batch) {
        long[] times = batch.column(column) instanceof TimestampColumn timestamps
                ? timestamps.millis()
                : ((LongColumn) batch.column(column)).values();
        for (int i = 0; i < batch.size(); i++) {
            watermark = Math.max(watermark, times[batch.row(i)] - boundMillis - 1);
        }
        return batch;
    }

    @Override
    public long current() {
        return watermark;
    }
}
