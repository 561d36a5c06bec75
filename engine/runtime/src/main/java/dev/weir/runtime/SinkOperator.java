package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Sink;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A sink's writer in the place of an operator without output. */
final class SinkOperator implements Operator {
    private final Sink.Writer writer;
    private final boolean commits;

    /**
     * A writer as an operator.
     *
     * @param commits whether what it writes is completed by a committer
     */
    SinkOperator(Sink.Writer writer, boolean commits) {
        this.writer = writer;
        this.commits = commits;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        writer.write(batch);
    }

    @Override
    public void watermark(long millis, Output output) {
        writer.watermark(millis);
        output.watermark(millis);
    }

    @Override
    public void epoch(long epoch, Output output) {
        writer.epoch(epoch);
    }

    @Override
    public void wakeUp(long nowMillis, Output output) {
        writer.wakeUp(nowMillis);
    }

    @Override
    public boolean finish(Output output) {
        writer.finish();
        return true;
    }

    /** See {@link Sink.Writer#prepareCommit}. */
    CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
        return commits ? writer.prepareCommit(checkpoint) : CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void close() {
        writer.close();
    }
}
