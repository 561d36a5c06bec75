package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Two pipelines that have nothing to do with each other: in one, channels join all tasks; the other is as many chains
 * as there are instances, which share the splits of a source. In both an operator holds numbers back in a list of its
 * instance, so a number that is missing or twice tells of a restart that went too far, or not far enough.
 */
public final class RegionsRecovery implements RecoverableJob {
    private static final Schema NUMBERS = Schema.of("n", DataTypes.BIGINT);
    private static final int HELD = 5;

    @Override
    public String name() {
        return "recover-regions";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "regions");
        return new RegionsTrial(
                seed,
                new ListSource(NUMBERS, splits(random, 4), random.nextInt(40)),
                new ListSource(NUMBERS, splits(random, 12), random.nextInt(40)),
                random.nextBoolean() ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT,
                ledger);
    }

    private static List<List<Batch>> splits(SplittableRandom random, int most) {
        List<List<Batch>> splits = new ArrayList<>();
        long number = 0;
        for (int split = random.nextInt(most); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(30); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(6); row >= 0; row--) {
                    rows.add(Row.of(number++));
                }
                batches.add(Batch.ofRows(NUMBERS, rows));
            }
            splits.add(batches);
        }
        return splits;
    }

    private record RegionsTrial(long seed, ListSource joined, ListSource chained, JobGraph.Epochs epochs, Ledger ledger)
            implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            pipeline(builder, "joined", parallelism, joined, new Partitioning.Hash(0));
            pipeline(builder, "chained", parallelism, chained, new Partitioning.Forward());
            return builder.build("regions", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        private void pipeline(
                JobGraph.Builder builder, String name, int parallelism, ListSource source, Partitioning between) {
            int rows = builder.source(name + "-rows", parallelism, source, null);
            int held = builder.operator(name + "-held", parallelism, 1, new Factory(), NUMBERS);
            int out = builder.sink(name + "-out", parallelism, new LedgerSink(name + "-out", ledger));
            builder.connect(rows, held, 0, between);
            builder.connect(held, out, 0, new Partitioning.Forward());
        }

        @Override
        public String regionOf(String node, int subtask) {
            return node.startsWith("joined") ? "joined" : "chain " + subtask;
        }

        @Override
        public void check(ReadInput input) {
            check("joined", input.rows("joined-rows", joined));
            check("chained", input.rows("chained-rows", chained));
        }

        private void check(String name, List<Row> read) {
            TreeMap<Object, Integer> wrong = new TreeMap<>();
            read.forEach(row -> wrong.merge(row.getField(0), -1, Integer::sum));
            ledger.committed(name + "-out").forEach(row -> wrong.merge(row.getField(0), 1, Integer::sum));
            wrong.values().removeIf(count -> count == 0);
            if (!wrong.isEmpty()) {
                throw new AssertionError(name + " has numbers too often or, below 0, too seldom: " + wrong);
            }
        }
    }

    private record Factory() implements OperatorFactory {
        @Override
        public String describe() {
            return "Held";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new HeldOperator(context);
        }
    }

    /** Lets a number go when there are some behind it. */
    private static final class HeldOperator implements Operator {
        private final InstanceList<Long> held;

        HeldOperator(OperatorContext context) {
            held = context.state().instanceList("held", InstanceList.Redistribution.SPLIT);
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            List<Long> all = new ArrayList<>(held.get());
            batch.toRows().forEach(row -> all.add((Long) row.getField(0)));
            int ready = Math.max(0, all.size() - HELD);
            held.set(all.subList(ready, all.size()));
            emit(all.subList(0, ready), output);
        }

        @Override
        public boolean finish(Output output) {
            List<Long> left = List.copyOf(held.get());
            held.set(List.of());
            emit(left, output);
            return true;
        }

        private static void emit(List<Long> numbers, Output output) {
            if (!numbers.isEmpty()) {
                output.emit(Batch.ofRows(
                        NUMBERS, numbers.stream().map(number -> Row.of(number)).toList()));
            }
        }
    }
}
