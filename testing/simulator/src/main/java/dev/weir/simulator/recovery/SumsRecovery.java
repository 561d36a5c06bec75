package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.EmitMode;
import dev.weir.operators.GroupAggregateOperator;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** Counts, sums, greatest and distinct values by key, as a changelog: in the end the groups are right. */
public final class SumsRecovery implements RecoverableJob {
    private static final Schema ROWS = Schema.of("k", DataTypes.STRING, "v", DataTypes.BIGINT);
    private static final Schema GROUPS = Schema.of(
            "k",
            DataTypes.STRING,
            "count",
            DataTypes.BIGINT.withNullable(false),
            "sum",
            DataTypes.BIGINT,
            "max",
            DataTypes.BIGINT,
            "distinct",
            DataTypes.BIGINT.withNullable(false));

    private static final class Group {
        private long count;
        private long sum;
        private long max = Long.MIN_VALUE;
        private final Set<Long> distinct = new HashSet<>();

        void add(long value) {
            count++;
            sum += value;
            max = Math.max(max, value);
            distinct.add(value);
        }
    }

    @Override
    public String name() {
        return "recover-sums";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "sums");
        List<List<Batch>> splits = new ArrayList<>();
        int keys = 1 + random.nextInt(40);
        for (int split = random.nextInt(5); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(30); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(10); row >= 0; row--) {
                    int number = random.nextInt(keys);
                    String key = number % 2 == 0 ? "k" + number : "a key that is too long for two words " + number;
                    long value = random.nextInt(20);
                    rows.add(Row.of(key, value));
                }
                batches.add(Batch.ofRows(ROWS, rows));
            }
            splits.add(batches);
        }
        return new SumsTrial(seed, new ListSource(ROWS, splits, random.nextInt(40)), ledger);
    }

    private record SumsTrial(long seed, ListSource source, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            List<AggregateCall> calls = List.of(
                    AggregateCall.of(Kind.COUNT, GROUPS.type(1)),
                    AggregateCall.of(Kind.SUM, GROUPS.type(2), 1),
                    AggregateCall.of(Kind.MAX, GROUPS.type(3), 1),
                    new AggregateCall(Kind.COUNT, List.of(1), true, AggregateCall.NO_FILTER, GROUPS.type(4)));
            int rows = builder.source("rows", parallelism, source, null);
            int sums = builder.operator(
                    "sums",
                    parallelism,
                    1,
                    new GroupAggregateOperator.Factory(ROWS, List.of(0), calls, GROUPS, EmitMode.CHANGES, false),
                    GROUPS);
            int out = builder.sink("out", 1 + (int) (seed & 1), new LedgerSink("out", ledger));
            builder.connect(rows, sums, 0, new Partitioning.Hash(0));
            builder.connect(sums, out, 0, new Partitioning.Hash(0));
            return builder.build("sums", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<String, Group> groups = new HashMap<>();
            input.rows("rows", source)
                    .forEach(row -> groups.computeIfAbsent((String) row.getField(0), name -> new Group())
                            .add((Long) Objects.requireNonNull(row.getField(1))));
            Map<Row, Integer> expected = new HashMap<>();
            groups.forEach((key, group) ->
                    expected.put(Row.of(key, group.count, group.sum, group.max, (long) group.distinct.size()), 1));
            Map<Row, Integer> net = ledger.net("out");
            if (!net.equals(expected)) {
                throw new AssertionError("expected " + expected + " but got " + net);
            }
        }
    }
}
