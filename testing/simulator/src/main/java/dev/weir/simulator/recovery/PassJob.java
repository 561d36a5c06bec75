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
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Rows pass through, divided by key, to two sinks: each gets every row once, and those of a key in their order. */
public final class PassJob implements RecoverableJob {
    private static final Schema SCHEMA = Schema.of("k", DataTypes.BIGINT, "n", DataTypes.BIGINT);

    @Override
    public String name() {
        return "recover-pass";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "pass");
        List<List<Batch>> splits = new ArrayList<>();
        Map<Long, Long> counts = new HashMap<>();
        int splitCount = 1 + random.nextInt(5);
        for (int split = 0; split < splitCount; split++) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(40); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(8); row >= 0; row--) {
                    long key = split + (long) splitCount * random.nextInt(4);
                    rows.add(Row.of(key, counts.merge(key, 1L, Long::sum)));
                }
                batches.add(Batch.ofRows(SCHEMA, rows));
            }
            splits.add(batches);
        }
        ListSource source = new ListSource(SCHEMA, splits, random.nextInt(40));
        JobGraph.Epochs epochs = random.nextBoolean() ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT;
        return new PassTrial(seed, source, epochs, ledger);
    }

    private record PassTrial(long seed, ListSource source, JobGraph.Epochs epochs, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            int rows = builder.source("rows", parallelism, source, null);
            int first = builder.sink("first", parallelism, new LedgerSink("first", ledger));
            int second = builder.sink("second", 1, new LedgerSink("second", ledger));
            builder.connect(rows, first, 0, new Partitioning.Hash(0));
            builder.connect(rows, second, 0, new Partitioning.Global());
            return builder.build("pass", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Long, Long> counts = new HashMap<>();
            input.rows("rows", source).forEach(row -> counts.merge(key(row), 1L, Long::sum));
            for (String sink : List.of("first", "second")) {
                Map<Long, Long> seen = new HashMap<>();
                for (Row row : ledger.committed(sink)) {
                    long key = key(row);
                    long next = seen.merge(key, 1L, Long::sum);
                    if (!row.equals(Row.of(key, next))) {
                        throw new AssertionError(sink + " got " + row + " where row " + next + " of its key was due");
                    }
                }
                if (!seen.equals(counts)) {
                    throw new AssertionError(sink + " got " + seen + " rows instead of " + counts);
                }
            }
        }

        private static long key(Row row) {
            return (Long) Objects.requireNonNull(row.getField(0));
        }
    }
}
