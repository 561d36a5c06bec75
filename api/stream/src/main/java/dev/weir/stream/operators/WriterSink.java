package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.process.TaskInfo;
import dev.weir.stream.sinks.SinkWriter;
import dev.weir.stream.time.Watermark;
import org.jspecify.annotations.Nullable;

/** A user's sink as the engine runs it. */
public record WriterSink(String describe, dev.weir.stream.sinks.Sink<Object> sink) implements Sink {
    @Override
    public Writer writer(OperatorContext context) {
        TaskInfo task =
                new TaskInfo(context.name(), context.subtask(), context.parallelism(), context.maxParallelism());
        try {
            return new Adapter(context.name(), sink.createWriter(() -> task));
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), sink, failure);
        }
    }

    private static final class Adapter implements Writer, SinkWriter.Context {
        private final String name;
        private final SinkWriter<Object> writer;
        private long watermark = Long.MIN_VALUE;
        private long timestamp = Batch.NO_TIMESTAMP;

        Adapter(String name, SinkWriter<Object> writer) {
            this.name = name;
            this.writer = writer;
        }

        @Override
        @SuppressWarnings("NullAway") // A null record is the user's affair.
        public void write(Batch batch) {
            @Nullable Object[] values = Records.values(batch, 0);
            long[] timestamps = batch.timestamps();
            try {
                for (int i = 0; i < batch.size(); i++) {
                    int row = batch.row(i);
                    timestamp = Records.timestamp(timestamps, row);
                    writer.write(values[row], this);
                }
                writer.flush(false);
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, writer, failure);
            }
        }

        @Override
        public void watermark(long millis) {
            watermark = millis;
            try {
                writer.writeWatermark(new Watermark(millis));
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, writer, failure);
            }
        }

        @Override
        public void finish() {
            try {
                writer.flush(true);
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, writer, failure);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, writer, failure);
            }
        }

        @Override
        public long currentWatermark() {
            return watermark;
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
        }
    }
}
