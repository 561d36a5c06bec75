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
import dev.weir.operators.EvaluationSettings;
import dev.weir.operators.StreamingHashJoinOperator;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Two streams joined by key: every pair comes once. */
public final class JoinRecovery implements RecoverableJob {
    private static final Schema SIDE = Schema.of("k", DataTypes.BIGINT, "n", DataTypes.STRING);
    private static final Schema PAIRS =
            Schema.of("k", DataTypes.BIGINT, "n", DataTypes.STRING, "k2", DataTypes.BIGINT, "n2", DataTypes.STRING);

    @Override
    public String name() {
        return "recover-join";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "join");
        ListSource left = source(random, "left");
        ListSource right = source(random, "a right side with a long name");
        return new JoinTrial(seed, left, right, ledger);
    }

    private static ListSource source(SplittableRandom random, String name) {
        List<List<Batch>> splits = new ArrayList<>();
        int keys = 1 + random.nextInt(20);
        for (int split = random.nextInt(3); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(20); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(5); row >= 0; row--) {
                    rows.add(Row.of((long) random.nextInt(keys), name + random.nextInt(3)));
                }
                batches.add(Batch.ofRows(SIDE, rows));
            }
            splits.add(batches);
        }
        return new ListSource(SIDE, splits, random.nextInt(40));
    }

    private record JoinTrial(long seed, ListSource left, ListSource right, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            StreamingHashJoinOperator.Factory factory = new StreamingHashJoinOperator.Factory(
                    SIDE, SIDE, List.of(0), List.of(0), null, PAIRS, EvaluationSettings.DEFAULT);
            int a = builder.source("left", parallelism, left, null);
            int b = builder.source("right", 1, right, null);
            int join = builder.operator("join", parallelism, 2, factory, PAIRS);
            int out = builder.sink("out", parallelism, new LedgerSink("out", ledger));
            builder.connect(a, join, 0, new Partitioning.Hash(0));
            builder.connect(b, join, 1, new Partitioning.Hash(0));
            builder.connect(join, out, 0, new Partitioning.Forward());
            return builder.build("join", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Row, Integer> pairs = new HashMap<>();
            for (Row a : input.rows("left", left)) {
                for (Row b : input.rows("right", right)) {
                    if (Objects.equals(a.getField(0), b.getField(0))) {
                        Row pair = Row.of(a.getField(0), a.getField(1), b.getField(0), b.getField(1));
                        pairs.merge(pair, 1, Integer::sum);
                    }
                }
            }
            Map<Row, Integer> net = ledger.net("out");
            if (!net.equals(pairs)) {
                throw new AssertionError("expected " + pairs + " but got " + net);
            }
        }
    }
}
