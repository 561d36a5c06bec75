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
import dev.weir.testkit.SumByKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Rows from several splits, divided by key, summed, shown epoch by epoch: in the end the sums are right. */
public final class SumsJob implements SimulatedJob {
    private static final Schema SCHEMA = Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT);

    @Override
    public String name() {
        return "sums";
    }

    @Override
    public Trial trial(long seed, int parallelism) {
        SplittableRandom random = Seeds.generator(seed, "sums");
        Map<Long, Long> sums = new HashMap<>();
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(6); split >= 0; split--) {
            splits.add(batches(random, sums));
        }
        CollectingSink sink = new CollectingSink();
        JobGraph.Builder builder = new JobGraph.Builder();
        ListSource numbers = new ListSource(SCHEMA, splits, random.nextInt(30));
        int source = builder.source("numbers", parallelism, numbers, null);
        int sum = builder.operator("sum", parallelism, 1, new SumByKey(SCHEMA, 0, 1), SCHEMA);
        int out = builder.sink("out", 1 + random.nextInt(parallelism), sink);
        builder.connect(source, sum, 0, new Partitioning.Hash(0));
        builder.connect(sum, out, 0, new Partitioning.Hash(0));
        JobGraph.Epochs epochs = random.nextInt(5) == 0 ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT;
        JobGraph graph = builder.build("sums", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, Configuration.EMPTY);
        return new SumsTrial(graph, sink, sums);
    }

    private static List<Batch> batches(SplittableRandom random, Map<Long, Long> sums) {
        List<Batch> batches = new ArrayList<>();
        for (int batch = random.nextInt(10); batch >= 0; batch--) {
            List<Row> rows = new ArrayList<>();
            for (int row = random.nextInt(20); row >= 0; row--) {
                long key = random.nextInt(7);
                long value = random.nextInt(100);
                sums.merge(key, value, Long::sum);
                rows.add(Row.of(key, value));
            }
            batches.add(Batch.ofRows(SCHEMA, rows));
        }
        return batches;
    }

    private record SumsTrial(JobGraph graph, CollectingSink sink, Map<Long, Long> sums) implements Trial {
        @Override
        public void check() {
            Map<Row, Integer> expected = new HashMap<>();
            sums.forEach((key, sum) -> expected.put(Row.of(key, sum), 1));
            if (!sink.net().equals(expected)) {
                throw new AssertionError("expected " + expected + " but got " + sink.net());
            }
        }
    }
}
