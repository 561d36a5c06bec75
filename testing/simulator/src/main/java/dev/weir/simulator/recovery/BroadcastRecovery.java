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
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Rules go to all instances, rows to one each. Every row comes through once; in the end every instance says what it
 * holds of every rule, and all hold the same.
 */
public final class BroadcastRecovery implements RecoverableJob {
    private static final String RULE = "rule";
    private static final Schema PAIRS = Schema.of("k", DataTypes.BIGINT, "n", DataTypes.BIGINT);
    private static final Schema RESULTS =
            Schema.of("kind", DataTypes.STRING, "k", DataTypes.BIGINT, "n", DataTypes.BIGINT);

    @Override
    public String name() {
        return "recover-broadcast";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "broadcast");
        List<List<Batch>> rows = splits(random, 3);
        List<List<Batch>> rules = splits(random, 1);
        return new BroadcastTrial(
                seed,
                new ListSource(PAIRS, rows, random.nextInt(40)),
                new ListSource(PAIRS, rules, random.nextInt(40)),
                ledger);
    }

    private static List<List<Batch>> splits(SplittableRandom random, int most) {
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(most); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(30); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(6); row >= 0; row--) {
                    rows.add(Row.of((long) random.nextInt(30), (long) random.nextInt(100)));
                }
                batches.add(Batch.ofRows(PAIRS, rows));
            }
            splits.add(batches);
        }
        return splits;
    }

    private record BroadcastTrial(long seed, ListSource rows, ListSource rules, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            int plain = builder.source("rows", parallelism, rows, null);
            int broadcast = builder.source("rules", 1, rules, null);
            int both = builder.operator("both", parallelism, 2, new Factory(), RESULTS);
            int out = builder.sink("out", 1, new LedgerSink("out", ledger));
            builder.connect(plain, both, 0, new Partitioning.Hash(0));
            builder.connect(broadcast, both, 1, new Partitioning.Broadcast());
            builder.connect(both, out, 0, new Partitioning.Global());
            return builder.build("broadcast", JobGraph.Epochs.NONE, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Row, Integer> expectedRows = new HashMap<>();
            input.rows("rows", rows).forEach(row -> expectedRows.merge(row, 1, Integer::sum));
            Map<Long, Long> expectedRules = new HashMap<>();
            input.rows("rules", rules)
                    .forEach(row -> expectedRules.merge(
                            (Long) Objects.requireNonNull(row.getField(0)),
                            (Long) Objects.requireNonNull(row.getField(1)),
                            Long::sum));
            Map<Row, Integer> seenRows = new HashMap<>();
            Map<Long, Long> seenRules = new HashMap<>();
            Map<Long, Integer> instances = new HashMap<>();
            for (Row row : ledger.committed("out")) {
                if (!RULE.equals(row.getField(0))) {
                    seenRows.merge(Row.of(row.getField(1), row.getField(2)), 1, Integer::sum);
                    continue;
                }
                Long rule = (Long) Objects.requireNonNull(row.getField(1));
                Long sum = (Long) Objects.requireNonNull(row.getField(2));
                Long before = seenRules.put(rule, sum);
                if (before != null && !before.equals(sum)) {
                    throw new AssertionError("instances differ in rule " + rule + ": " + before + " and " + sum);
                }
                instances.merge(rule, 1, Integer::sum);
            }
            Set<Integer> counts = new HashSet<>(instances.values());
            if (!seenRows.equals(expectedRows) || !seenRules.equals(expectedRules) || counts.size() > 1) {
                throw new AssertionError("expected rows " + expectedRows + " and rules " + expectedRules + " but got "
                        + seenRows + " and " + seenRules + ", of so many instances: " + instances);
            }
        }
    }

    private record Factory() implements OperatorFactory {
        @Override
        public String describe() {
            return "Rules";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new RulesOperator(context);
        }
    }

    /** Adds up what each rule says: to miss one, or to see it twice, changes the sum. */
    private static final class RulesOperator implements Operator {
        private final ObjectSlices.Slice<Long> rules;

        RulesOperator(OperatorContext context) {
            rules = context.state().objects().broadcast("rules");
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            List<Row> results = new ArrayList<>();
            for (Row row : batch.toRows()) {
                if (input == 0) {
                    results.add(Row.of("row", row.getField(0), row.getField(1)));
                } else {
                    Object key = row.getField(0);
                    int place = rules.locate(key, Hashing.ofObject(key));
                    Long before = rules.value(place);
                    long more = (Long) Objects.requireNonNull(row.getField(1));
                    rules.setValue(place, before == null ? more : before + more);
                }
            }
            if (!results.isEmpty()) {
                output.emit(Batch.ofRows(RESULTS, results));
            }
        }

        @Override
        public boolean finish(Output output) {
            List<Row> results = new ArrayList<>();
            for (int place = 0; place < rules.size(); place++) {
                results.add(Row.of(RULE, rules.key(place), rules.value(place)));
            }
            if (!results.isEmpty()) {
                output.emit(Batch.ofRows(RESULTS, results));
            }
            return true;
        }
    }
}
