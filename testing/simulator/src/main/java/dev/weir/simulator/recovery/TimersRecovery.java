package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Hashing;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.TimerQueue;
import dev.weir.dataflow.state.ValueCell;
import dev.weir.simulator.jobs.BoundedDisorder;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Each row sets a timer of event time and one of processing time: each fires once, and finds what the row has left. */
public final class TimersRecovery implements RecoverableJob {
    private static final int DISORDER_MILLIS = 20;
    private static final int LONGEST_WAIT_MILLIS = 200;
    private static final Schema ROWS =
            Schema.of("k", DataTypes.BIGINT, "n", DataTypes.BIGINT, "time", DataTypes.BIGINT);
    private static final Schema FIRED =
            Schema.of("k", DataTypes.BIGINT, "n", DataTypes.BIGINT, "kind", DataTypes.STRING, "left", DataTypes.STRING);

    @Override
    public String name() {
        return "recover-timers";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "timers");
        List<List<Batch>> splits = new ArrayList<>();
        long number = 0;
        for (int split = random.nextInt(4); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            long time = 0;
            for (int batch = random.nextInt(25); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(6); row >= 0; row--) {
                    time += random.nextInt(8);
                    long key = random.nextInt(12);
                    rows.add(Row.of(key, ++number, time + random.nextInt(DISORDER_MILLIS)));
                }
                batches.add(Batch.ofRows(ROWS, rows));
            }
            splits.add(batches);
        }
        return new TimersTrial(seed, new ListSource(ROWS, splits, random.nextInt(40)), ledger);
    }

    private static String left(long number) {
        return "what row " + number + " has left, long enough for state to become a file of its own".repeat(2);
    }

    private record TimersTrial(long seed, ListSource source, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            int rows = builder.source("rows", parallelism, source, () -> new BoundedDisorder(2, DISORDER_MILLIS));
            int timers = builder.operator("timers", parallelism, 1, new Factory(), FIRED);
            int out = builder.sink("out", parallelism, new LedgerSink("out", ledger));
            builder.connect(rows, timers, 0, new Partitioning.Hash(0));
            builder.connect(timers, out, 0, new Partitioning.Forward());
            return builder.build("timers", JobGraph.Epochs.NONE, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Row, Integer> expected = new HashMap<>();
            for (Row row : input.rows("rows", source)) {
                String left = left((Long) Objects.requireNonNull(row.getField(1)));
                expected.put(Row.of(row.getField(0), row.getField(1), "event", left), 1);
                expected.put(Row.of(row.getField(0), row.getField(1), "processing", left), 1);
            }
            Map<Row, Integer> net = ledger.net("out");
            if (!net.equals(expected)) {
                Map<Row, Integer> missing = new HashMap<>(expected);
                missing.keySet().removeAll(net.keySet());
                throw new AssertionError("of %d timers %d have fired; missing: %s"
                        .formatted(expected.size(), ledger.committed("out").size(), missing.keySet()));
            }
        }
    }

    private record Factory() implements OperatorFactory {
        @Override
        public String describe() {
            return "Timers";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new TimersOperator(context);
        }
    }

    private static final class TimersOperator implements Operator {
        private final OperatorContext context;
        private final ObjectState objects;
        private final TimerQueue event;
        private final TimerQueue processing;
        private final ValueCell<String> left;

        TimersOperator(OperatorContext context) {
            this.context = context;
            objects = context.state().objects();
            event = objects.timers("event");
            processing = objects.timers("processing");
            left = objects.value("left");
            askForTime();
        }

        private void askForTime() {
            if (processing.size() > 0) {
                context.wakeUpAt(processing.next());
            }
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            for (Row row : batch.toRows()) {
                Object key = row.getField(0);
                long number = (Long) Objects.requireNonNull(row.getField(1));
                objects.setCurrentKey(key, Hashing.ofObject(key));
                left.setNamespace(number);
                left.set(left(number));
                event.add((Long) Objects.requireNonNull(row.getField(2)), number);
                long wait = context.random().nextInt(LONGEST_WAIT_MILLIS);
                processing.add(context.clock().millis() + wait, number);
            }
            askForTime();
        }

        private void fire(TimerQueue timers, String kind, long upTo, Output output) {
            List<Row> rows = new ArrayList<>();
            for (TimerQueue.Timer timer = timers.poll(upTo); timer != null; timer = timers.poll(upTo)) {
                objects.setCurrentKey(timer.key(), timer.hash());
                left.setNamespace(timer.namespace());
                rows.add(Row.of(timer.key(), timer.namespace(), kind, left.get()));
            }
            if (!rows.isEmpty()) {
                output.emit(Batch.ofRows(FIRED, rows));
            }
        }

        @Override
        public void watermark(long millis, Output output) {
            fire(event, "event", millis, output);
            output.watermark(millis);
        }

        @Override
        public void wakeUp(long nowMillis, Output output) {
            fire(processing, "processing", nowMillis, output);
            askForTime();
        }

        @Override
        public boolean finish(Output output) {
            askForTime();
            return processing.size() == 0;
        }
    }
}
