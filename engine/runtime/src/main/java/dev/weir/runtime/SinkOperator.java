package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Sink;

/** A sink's writer in the place of an operator without output. */
final class SinkOperator implements Operator {
    private final Sink.Writer writer;

    SinkOperator(Sink.Writer writer) {
        this.writer = writer;
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
    public boolean finish(Output output) {
        writer.finish();
        return true;
    }

    @Override
    public void close() {
        writer.close();
    }
}
