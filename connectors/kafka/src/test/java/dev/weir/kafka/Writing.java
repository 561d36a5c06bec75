package dev.weir.kafka;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.state.StateStore;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.TestingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plays the runtime for one writer of a sink, in a job with checkpoints. */
final class Writing implements AutoCloseable {
    private final Schema schema;
    private final Context context;
    private final Sink.Writer writer;

    /** The context of an instance that goes on with a checkpoint. */
    private record Context(TestingContext plain, long restoredCheckpoint, boolean hasCheckpoints)
            implements OperatorContext {
        @Override
        public String name() {
            return plain.name();
        }

        @Override
        public int subtask() {
            return plain.subtask();
        }

        @Override
        public int parallelism() {
            return plain.parallelism();
        }

        @Override
        public int maxParallelism() {
            return plain.maxParallelism();
        }

        @Override
        public Clock clock() {
            return plain.clock();
        }

        @Override
        public SplittableRandom random() {
            return plain.random();
        }

        @Override
        public StateStore state() {
            return plain.state();
        }

        @Override
        public Metrics metrics() {
            return plain.metrics();
        }

        @Override
        public void wakeUpAt(long millis) {
            plain.wakeUpAt(millis);
        }

        @Override
        public Mailbox mailbox() {
            return plain.mailbox();
        }
    }

    Writing(Sink sink, Schema schema, int subtask, int parallelism, long restoredCheckpoint, boolean hasCheckpoints) {
        this.schema = schema;
        this.context =
                new Context(new TestingContext("Sink(t)", subtask, parallelism), restoredCheckpoint, hasCheckpoints);
        this.writer = sink.writer(context);
    }

    Writing(Sink sink, Schema schema, long restoredCheckpoint) {
        this(sink, schema, 0, 1, restoredCheckpoint, true);
    }

    Writing write(Row... rows) {
        writer.write(Batch.ofRows(schema, List.of(rows)));
        return this;
    }

    Writing numbers(int... numbers) {
        List<Row> rows = new ArrayList<>();
        for (int number : numbers) {
            rows.add(Row.of(number));
        }
        return write(rows.toArray(Row[]::new));
    }

    Writing epoch(long epoch) {
        writer.epoch(epoch);
        return this;
    }

    /** Waits for what a checkpoint needs, as the coordinator does. */
    List<byte[]> checkpoint(long checkpoint) {
        return writer.prepareCommit(checkpoint).join();
    }

    Sink.Writer writer() {
        return writer;
    }

    /** Runs mail, from which failures come. */
    void deliverMail() {
        context.plain().deliverMail(new CollectingOutput());
    }

    @Override
    public void close() {
        writer.close();
    }
}
