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
import java.util.SplittableRandom;

/**
 * Counts by key and window of event time, from splits that progress unequally: each window comes once, complete,
 * because no watermark overtakes a row.
 */
public final class WindowsJob implements SimulatedJob {
    static final long WINDOW_MILLIS = 10;
    private static final int DISORDER_MILLIS = 5;
    private static final Schema ROWS = Schema.of("k", DataTypes.BIGINT, "time", DataTypes.BIGINT);
    private static final Schema COUNTS =
            Schema.of("k", DataTypes.BIGINT, "window", DataTypes.BIGINT, "count", DataTypes.BIGINT);

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public Trial trial(long seed, int parallelism) {
        SplittableRandom random = Seeds.generator(seed, "windows");
        Map<Row, Long> counts = new HashMap<>();
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(parallelism); split >= 0; split--) {
            splits.add(rows(random, counts));
        }
        CollectingSink sink = new CollectingSink();
        JobGraph.Builder builder = new JobGraph.Builder();
        ListSource rows = new ListSource(ROWS, splits, random.nextInt(60));
        int source = builder.source("rows", parallelism, rows, () -> new BoundedDisorder(1, DISORDER_MILLIS));
        int shuffled = builder.operator("relay", 1 + random.nextInt(parallelism), 1, new Relay(), ROWS);
        int windows = builder.operator("windows", parallelism, 1, new CountWindows(COUNTS, WINDOW_MILLIS), COUNTS);
        int out = builder.sink("out", 1, sink);
        builder.connect(source, shuffled, 0, new Partitioning.Shuffle());
        builder.connect(shuffled, windows, 0, new Partitioning.Hash(0));
        builder.connect(windows, out, 0, new Partitioning.Rebalance());
        JobGraph.Epochs epochs = random.nextBoolean() ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT;
        JobGraph graph = builder.build("windows", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, Configuration.EMPTY);
        return new WindowsTrial(graph, sink, counts);
    }

    private static List<Batch> rows(SplittableRandom random, Map<Row, Long> counts) {
        List<Batch> batches = new ArrayList<>();
        long time = 0;
        for (int batch = random.nextInt(15); batch >= 0; batch--) {
            List<Row> rows = new ArrayList<>();
            for (int row = random.nextInt(10); row >= 0; row--) {
                time += random.nextInt(4);
                long key = random.nextInt(5);
                long jittered = time + random.nextInt(DISORDER_MILLIS + 1);
                rows.add(Row.of(key, jittered));
                counts.merge(Row.of(key, jittered / WINDOW_MILLIS * WINDOW_MILLIS), 1L, Long::sum);
            }
            batches.add(Batch.ofRows(ROWS, rows));
        }
        return batches;
    }

    private record WindowsTrial(JobGraph graph, CollectingSink sink, Map<Row, Long> counts) implements Trial {
        @Override
        public void check() {
            Map<Row, Integer> expected = new HashMap<>();
            counts.forEach((window, count) -> expected.put(Row.of(window.getField(0), window.getField(1), count), 1));
            if (!sink.net().equals(expected)) {
                throw new AssertionError("expected " + expected + " but got " + sink.net());
            }
        }
    }
}
