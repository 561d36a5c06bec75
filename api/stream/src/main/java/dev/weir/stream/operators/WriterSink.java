package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.process.TaskInfo;
import dev.weir.stream.sinks.SinkWriter;
import dev.weir.stream.sinks.SupportsCommitter;
import dev.weir.stream.time.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A user's sink as the engine runs it. */
public record WriterSink(String describe, dev.weir.stream.sinks.Sink<Object> sink) implements Sink {
    @Override
    public Writer writer(OperatorContext context) {
        TaskInfo task =
                new TaskInfo(context.name(), context.subtask(), context.parallelism(), context.maxParallelism());
        try {
            return new Adapter(context.name(), sink, sink.createWriter(() -> task), context.hasCheckpoints());
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), sink, failure);
        }
    }

    @Override
    public Optional<Committer> committer() {
        return sink instanceof SupportsCommitter<?> commits
                ? Optional.of(WriterCommits.committer(commits))
                : Optional.empty();
    }

    private static final class Adapter implements Writer, SinkWriter.Context {
        private final String name;
        private final dev.weir.stream.sinks.Sink<Object> sink;
        private final SinkWriter<Object> writer;
        private final boolean checkpoints;
        private long watermark = Long.MIN_VALUE;
        private long timestamp = Batch.NO_TIMESTAMP;

        Adapter(String name, dev.weir.stream.sinks.Sink<Object> sink, SinkWriter<Object> writer, boolean checkpoints) {
            this.name = name;
            this.sink = sink;
            this.writer = writer;
            this.checkpoints = checkpoints;
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
                if (!checkpoints && sink instanceof SupportsCommitter<?> commits) {
                    try (Committer committer = WriterCommits.committer(commits)) {
                        committer.commit(WriterCommits.prepare(commits, writer));
                    }
                }
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, writer, failure);
            }
        }

        @Override
        public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
            try {
                return CompletableFuture.completedFuture(
                        sink instanceof SupportsCommitter<?> commits
                                ? WriterCommits.prepare(commits, writer)
                                : List.of());
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
