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
import dev.weir.operators.WindowAggregateOperator;
import dev.weir.operators.WindowSpec;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.simulator.jobs.BoundedDisorder;
import dev.weir.testkit.ListSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Counts by key and window of event time; rows that are later than the watermark allows go to a sink of their own.
 * Which are is up to chance, but every row is in one window or late, and no window comes twice.
 */
public final class WindowsRecovery implements RecoverableJob {
    private static final int DISORDER_MILLIS = 20;
    private static final Schema ROWS = Schema.of("k", DataTypes.BIGINT, "time", DataTypes.timestamp(3));
    private static final Schema COUNTS = Schema.of(
            "k",
            DataTypes.BIGINT,
            "count",
            DataTypes.BIGINT.withNullable(false),
            "window_start",
            DataTypes.timestamp(3),
            "window_end",
            DataTypes.timestamp(3),
            "window_time",
            DataTypes.timestamp(3));

    @Override
    public String name() {
        return "recover-windows";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "windows");
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(4); split >= 0; split--) {
            splits.add(rows(random));
        }
        WindowSpec window = switch (random.nextInt(3)) {
            case 0 -> new WindowSpec.Tumble(50, 0);
            case 1 -> new WindowSpec.Session(15);
            default -> new WindowSpec.Tumble(7, 3);
        };
        ListSource source = new ListSource(ROWS, splits, random.nextInt(40));
        JobGraph.Epochs epochs = random.nextBoolean() ? JobGraph.Epochs.NONE : JobGraph.Epochs.DEFAULT;
        return new WindowsTrial(seed, source, window, epochs, ledger);
    }

    private static List<Batch> rows(SplittableRandom random) {
        List<Batch> batches = new ArrayList<>();
        long time = 0;
        for (int batch = random.nextInt(40); batch >= 0; batch--) {
            List<Row> rows = new ArrayList<>();
            for (int row = random.nextInt(8); row >= 0; row--) {
                time += random.nextInt(6);
                long key = random.nextInt(9);
                long late = random.nextInt(10) == 0 ? 3 * DISORDER_MILLIS : 0;
                long jittered = Math.max(0, time - late + random.nextInt(DISORDER_MILLIS + 1));
                rows.add(Row.of(
                        key,
                        LocalDateTime.ofEpochSecond(
                                jittered / 1000, (int) (jittered % 1000) * 1_000_000, ZoneOffset.UTC)));
            }
            batches.add(Batch.ofRows(ROWS, rows));
        }
        return batches;
    }

    private record WindowsTrial(long seed, ListSource source, WindowSpec window, JobGraph.Epochs epochs, Ledger ledger)
            implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            List<AggregateCall> calls = List.of(AggregateCall.of(Kind.COUNT, COUNTS.type(1)));
            WindowAggregateOperator.Factory factory = new WindowAggregateOperator.Factory(
                    ROWS, window, 1, ZoneOffset.UTC, List.of(0), calls, COUNTS, false);
            int rows = builder.source("rows", parallelism, source, () -> new BoundedDisorder(1, DISORDER_MILLIS));
            int windows = builder.operator("windows", parallelism, 1, factory, COUNTS);
            int counts = builder.sink("counts", parallelism, new LedgerSink("counts", ledger));
            int late = builder.sink("late", 1, new LedgerSink("late", ledger));
            builder.connect(rows, windows, 0, new Partitioning.Hash(0));
            builder.connect(windows, counts, 0, new Partitioning.Forward());
            builder.connect(windows, WindowAggregateOperator.LATE, late, 0, new Partitioning.Global());
            return builder.build("windows", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Long, Long> perKey = new HashMap<>();
            input.rows("rows", source).forEach(row -> perKey.merge(key(row), 1L, Long::sum));
            Map<Long, Long> seen = new HashMap<>();
            Map<Row, Row> windows = new HashMap<>();
            for (Row row : ledger.committed("counts")) {
                seen.merge(key(row), (Long) Objects.requireNonNull(row.getField(1)), Long::sum);
                Row before = windows.put(Row.of(row.getField(0), row.getField(2)), row);
                // A late row may bring a session back to where an earlier one began, if a younger row joins the two.
                if (before != null && !(window instanceof WindowSpec.Session)) {
                    throw new AssertionError("a window came twice: " + before + " and " + row);
                }
            }
            ledger.committed("late").forEach(row -> seen.merge(key(row), 1L, Long::sum));
            if (!seen.equals(perKey)) {
                throw new AssertionError("counted and late are " + seen + " instead of " + perKey);
            }
        }

        private static long key(Row row) {
            return (Long) Objects.requireNonNull(row.getField(0));
        }
    }
}
