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
import dev.weir.operators.EmitMode;
import dev.weir.operators.SortKey;
import dev.weir.operators.SortLimitOperator;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The greatest rows of all, as a changelog: in the end the right ones, however often each came. */
public final class TopNRecovery implements RecoverableJob {
    private static final Schema ROWS = Schema.of("name", DataTypes.STRING, "v", DataTypes.BIGINT);
    /** Long names make state so large that it is files of its own. */
    private static final String LONG =
            " is a name so long that the records of a hundred rows are no small blob".repeat(3);

    private record Item(String name, long value) {
        static Item of(Row row) {
            return new Item(
                    (String) Objects.requireNonNull(row.getField(0)), (Long) Objects.requireNonNull(row.getField(1)));
        }

        Row row() {
            return Row.of(name, value);
        }
    }

    @Override
    public String name() {
        return "recover-top-n";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        SplittableRandom random = Seeds.generator(seed, "top-n");
        List<List<Batch>> splits = new ArrayList<>();
        int most = 1 + random.nextInt(300);
        for (int split = random.nextInt(4); split >= 0; split--) {
            List<Batch> batches = new ArrayList<>();
            for (int batch = random.nextInt(30); batch >= 0; batch--) {
                List<Row> rows = new ArrayList<>();
                for (int row = random.nextInt(10); row >= 0; row--) {
                    int number = random.nextInt(most);
                    Item item = new Item(number % 3 == 0 ? "n" + number : number + LONG, random.nextInt(50));
                    rows.add(item.row());
                }
                batches.add(Batch.ofRows(ROWS, rows));
            }
            splits.add(batches);
        }
        int limit = 1 + random.nextInt(20);
        return new TopNTrial(seed, new ListSource(ROWS, splits, random.nextInt(40)), limit, ledger);
    }

    private record TopNTrial(long seed, ListSource source, int limit, Ledger ledger) implements Trial {
        @Override
        public JobGraph graph(int parallelism, Configuration options) {
            List<SortKey> order = List.of(new SortKey(1, false, false), new SortKey(0, true, false));
            JobGraph.Builder builder = new JobGraph.Builder();
            int rows = builder.source("rows", parallelism, source, null);
            int best = builder.operator(
                    "best", 1, 1, new SortLimitOperator.Factory(ROWS, order, 0, limit, EmitMode.CHANGES), ROWS);
            int out = builder.sink("out", 1, new LedgerSink("out", ledger));
            builder.connect(rows, best, 0, new Partitioning.Global());
            builder.connect(best, out, 0, new Partitioning.Forward());
            return builder.build("top-n", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, options);
        }

        @Override
        public void check(ReadInput input) {
            Map<Row, Integer> expected = new HashMap<>();
            input.rows("rows", source).stream()
                    .map(Item::of)
                    .sorted(Comparator.comparingLong(Item::value).reversed().thenComparing(Item::name))
                    .limit(limit)
                    .forEach(item -> expected.merge(item.row(), 1, Integer::sum));
            Map<Row, Integer> net = ledger.net("out");
            if (!net.equals(expected)) {
                throw new AssertionError("expected " + expected + " but got " + net);
            }
        }
    }
}
