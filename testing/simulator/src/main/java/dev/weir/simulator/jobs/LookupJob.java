package dev.weir.simulator.jobs;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.simulator.SimulatedJob;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Rows joined with a table that has to be loaded first, from two sources or from one and the same: neither barriers nor
 * full channels may stop the table from being loaded.
 */
public final class LookupJob implements SimulatedJob {
    private static final Schema ROWS = Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT);
    private static final Schema JOINED =
            Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT, "count", DataTypes.BIGINT);

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public Trial trial(long seed, int parallelism) {
        SplittableRandom random = Seeds.generator(seed, "lookup");
        List<Row> all = new ArrayList<>();
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(4); split >= 0; split--) {
            splits.add(rows(random, all));
        }
        CollectingSink sink = new CollectingSink();
        JobGraph.Builder builder = new JobGraph.Builder();
        ListSource source = new ListSource(ROWS, splits, random.nextInt(40));
        int rows = builder.source("rows", parallelism, source, null);
        int table = random.nextBoolean() ? rows : builder.source("table", parallelism, source, null);
        int relayed = random.nextBoolean() ? table : builder.operator("relay", parallelism, 1, new Relay(), ROWS);
        if (relayed != table) {
            builder.connect(table, relayed, 0, new Partitioning.Rebalance());
        }
        int join = builder.operator("join", parallelism, 2, new CountThenJoin(JOINED), JOINED);
        int out = builder.sink("out", 1, sink);
        builder.connect(rows, join, 0, new Partitioning.Hash(0));
        builder.connect(relayed, join, 1, new Partitioning.Hash(0));
        builder.connect(join, out, 0, new Partitioning.Global());
        JobGraph.Epochs epochs = random.nextInt(4) == 0 ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT;
        JobGraph graph = builder.build("lookup", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, Configuration.EMPTY);
        return new LookupTrial(graph, sink, all);
    }

    private static List<Batch> rows(SplittableRandom random, List<Row> all) {
        List<Batch> batches = new ArrayList<>();
        for (int batch = random.nextInt(12); batch >= 0; batch--) {
            List<Row> rows = new ArrayList<>();
            for (int row = random.nextInt(8); row >= 0; row--) {
                rows.add(Row.of((long) random.nextInt(6), (long) random.nextInt(3)));
            }
            all.addAll(rows);
            batches.add(Batch.ofRows(ROWS, rows));
        }
        return batches;
    }

    private record LookupTrial(JobGraph graph, CollectingSink sink, List<Row> rows) implements Trial {
        @Override
        public void check() {
            Map<Row, Integer> expected = new HashMap<>();
            for (Row row : rows) {
                long count = rows.stream()
                        .filter(other -> Objects.equals(row.getField(0), other.getField(0)))
                        .count();
                expected.merge(Row.of(row.getField(0), row.getField(1), count), 1, Integer::sum);
            }
            if (!sink.net().equals(expected)) {
                throw new AssertionError("expected " + expected + " but got " + sink.net());
            }
        }
    }
}
