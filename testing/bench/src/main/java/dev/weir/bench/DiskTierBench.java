package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateOptions;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.EmitMode;
import dev.weir.operators.GroupAggregateOperator;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.TestingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * {@code SELECT k, COUNT(*) GROUP BY k} with changes every few batches and memory for a tenth of the groups. All keys
 * are there beforehand, but for the one line that measures how they come. Measured in this process, by the CPU time of
 * all its threads, those of RocksDB included.
 */
record DiskTierBench(String name, String summary) implements Bench {
    private static final Schema INPUT = Schema.of("k", DataTypes.BIGINT.withNullable(false));
    private static final Schema OUTPUT =
            Schema.of("k", DataTypes.BIGINT.withNullable(false), "n", DataTypes.BIGINT.withNullable(false));

    /** A key in memory: its record of two words and its part of the index. */
    private static final int KEY_BYTES = 32;

    private static final int EPOCH_BATCHES = 4;
    private static final double SKEW = 1.1;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    DiskTierBench() {
        this("disk", "COUNT by one BIGINT key, with memory for a tenth of the keys");
    }

    @Override
    public void run(Settings settings, Report report) {
        for (int keys : List.of(2_000_000, 20_000_000)) {
            String size = keys / 1_000_000 + " M keys";
            if (!settings.wants(size)) {
                continue;
            }
            SplittableRandom random = Samples.random("disk tier");
            try (Job job = new Job(keys)) {
                long[] next = {0};
                report.add(new Measurement(
                        size + ", each for the first time",
                        Measurement.RATE,
                        new double[] {job.rate(keys, () -> next[0]++)},
                        null,
                        null));
                report.add(line(size + ", uniform", settings, job, keys / 4, 80e3, () -> random.nextLong(keys)));
                report.add(new Measurement(
                        size + ", a checkpoint after 1 % of them changed",
                        "% of the whole",
                        new double[] {job.changedPercent(keys / 100, () -> random.nextLong(keys))},
                        10.0,
                        null));
                // The first of them bring the hot keys back.
                Zipf zipf = new Zipf(keys, SKEW, random);
                job.rate(keys / 2, zipf);
                report.add(line(size + ", Zipf " + SKEW, settings, job, keys / 4, 1e6, zipf));
            }
        }
    }

    private static Measurement line(
            String what, Settings settings, Job job, int rows, double target, LongSupplier source) {
        double[] samples = new double[settings.iterations()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = job.rate(rows, source);
        }
        return new Measurement(what, Measurement.RATE, samples, target, null);
    }

    /** The operator and what it is fed with. */
    private static final class Job implements AutoCloseable {
        private final TestingContext context;
        private final Operator operator;
        private final DiscardingOutput output = new DiscardingOutput();
        private long batches;
        private long checkpoints;

        Job(int keys) {
            Configuration options = Configuration.EMPTY
                    .with(StateOptions.MEMORY.key(), Long.toString((long) keys * KEY_BYTES / 10))
                    .with(StateOptions.DIRECTORY.key(), "build-output/bench/state");
            context = new TestingContext(StateSetup.fresh("bench", 0, 1, 128).with(options), Watermarks.MIN, 0);
            operator = new GroupAggregateOperator.Factory(
                            INPUT,
                            List.of(0),
                            List.of(AggregateCall.of(Kind.COUNT, OUTPUT.type(1))),
                            OUTPUT,
                            EmitMode.CHANGES,
                            false)
                    .create(context);
        }

        /** Rows per second of CPU time; making them does not count. */
        double rate(int rows, LongSupplier source) {
            long began = SYSTEM.getProcessCpuTime();
            long making = 0;
            for (int done = 0; done < rows; done += Samples.ROWS) {
                long before = THREADS.getCurrentThreadCpuTime();
                Batch batch = batch(source);
                making += THREADS.getCurrentThreadCpuTime() - before;
                operator.process(0, batch, output);
                if (++batches % EPOCH_BATCHES == 0) {
                    operator.epoch(batches, output);
                }
            }
            return rows / ((SYSTEM.getProcessCpuTime() - began - making) / 1e9);
        }

        /** How many bytes a checkpoint has that is made after some rows, against one of everything. */
        double changedPercent(int rows, LongSupplier source) {
            operator.epoch(++batches, output);
            long whole = checkpoint();
            rate(rows, source);
            operator.epoch(++batches, output);
            return 100.0 * (checkpoint() - whole) / whole;
        }

        /** Makes a checkpoint that completes, and gives the size of all that it consists of. */
        private long checkpoint() {
            long number = ++checkpoints;
            StateSnapshot snapshot = context.state().freeze(number);
            try {
                List<StateBlob> blobs = snapshot.write(new CountedBlobs());
                snapshot.release();
                context.state().completed(number);
                return blobs.stream().mapToLong(blob -> blob.blob().length()).sum();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Batch batch(LongSupplier source) {
            long[] keys = new long[Samples.ROWS];
            for (int i = 0; i < keys.length; i++) {
                // Neighbours among the keys are no neighbours on disk.
                keys[i] = source.getAsLong() * 0x9E3779B97F4A7C15L;
            }
            return Batch.of(INPUT, keys.length, new LongColumn(INPUT.type(0), keys.length, keys, null));
        }

        @Override
        public void close() {
            operator.close();
            context.state().close();
        }
    }

    /** Blobs of which nothing is kept but their sizes. */
    private static final class CountedBlobs implements BlobStore {
        @Override
        public Blob write(Contents contents) throws IOException {
            long[] length = {0};
            contents.writeTo(new OutputStream() {
                @Override
                public void write(int value) {
                    length[0]++;
                }

                @Override
                public void write(byte[] bytes, int offset, int count) {
                    length[0] += count;
                }
            });
            return new Blob.Stored("nowhere", length[0], 0);
        }

        @Override
        public InputStream read(Blob blob) throws IOException {
            throw new IOException("nothing is kept");
        }
    }

    /** Numbers from 0 on, of which the n-th comes with a probability like 1 / n^skew: by inverting the integral. */
    private static final class Zipf implements LongSupplier {
        private final SplittableRandom random;
        private final int count;
        private final double power;
        private final double span;

        Zipf(int count, double skew, SplittableRandom random) {
            this.random = random;
            this.count = count;
            power = 1 - skew;
            span = Math.pow(count + 1.0, power) - 1;
        }

        @Override
        public long getAsLong() {
            double at = Math.pow(1 + random.nextDouble() * span, 1 / power);
            return Math.min(count, (long) at) - 1;
        }
    }
}
