package dev.weir.bench;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;
import java.util.Iterator;

/** Counts rows and forgets them. */
final class DiscardingOutput implements Output {
    private long rows;

    /** Rows seen so far, on all outputs. */
    long rows() {
        return rows;
    }

    @Override
    public void emit(Batch batch) {
        rows += batch.size();
    }

    @Override
    public void emit(int sideOutput, Batch batch) {
        rows += batch.size();
    }

    @Override
    public void emitAll(Iterator<Batch> batches) {
        batches.forEachRemaining(this::emit);
    }

    @Override
    public void watermark(long millis) {}
}
