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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Transfers between accounts; a view of credits, a view of debits, their join as balances, the total of the balances.
 * Every total that is ever shown must be 0: each epoch is a consistent cut of all inputs.
 */
public final class BankJob implements SimulatedJob {
    private static final Schema TRANSFERS =
            Schema.of("debtor", DataTypes.BIGINT, "creditor", DataTypes.BIGINT, "amount", DataTypes.BIGINT);
    private static final Schema SUMS = Schema.of("account", DataTypes.BIGINT, "sum", DataTypes.BIGINT);
    private static final Schema BALANCES = Schema.of("bank", DataTypes.BIGINT, "balance", DataTypes.BIGINT);

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public Trial trial(long seed, int parallelism) {
        SplittableRandom random = Seeds.generator(seed, "bank");
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = random.nextInt(5); split >= 0; split--) {
            splits.add(transfers(random));
        }
        CollectingSink sink = new CollectingSink();
        JobGraph.Builder builder = new JobGraph.Builder();
        ListSource transfers = new ListSource(TRANSFERS, splits, random.nextInt(40));
        int source = builder.source("transfers", parallelism, transfers, null);
        int credits = builder.operator("credits", parallelism, 1, new SumByKey(SUMS, 1, 2), SUMS);
        int debits = builder.operator("debits", parallelism, 1, new SumByKey(SUMS, 0, 2), SUMS);
        int balances = builder.operator("balances", parallelism, 2, new BalanceJoin(BALANCES), BALANCES);
        int total = builder.operator("total", 1, 1, new SumByKey(BALANCES, 0, 1), BALANCES);
        int out = builder.sink("out", 1, sink);
        builder.connect(source, credits, 0, new Partitioning.Hash(1));
        builder.connect(source, debits, 0, new Partitioning.Hash(0));
        builder.connect(credits, balances, 0, new Partitioning.Hash(0));
        builder.connect(debits, balances, 1, new Partitioning.Hash(0));
        builder.connect(balances, total, 0, new Partitioning.Global());
        builder.connect(total, out, 0, new Partitioning.Forward());
        JobGraph graph = builder.build(
                "bank",
                new JobGraph.Epochs(true, random.nextInt(20)),
                KeyGroups.DEFAULT_MAX_PARALLELISM,
                seed,
                Configuration.EMPTY);
        return new BankTrial(graph, sink);
    }

    private static List<Batch> transfers(SplittableRandom random) {
        List<Batch> batches = new ArrayList<>();
        for (int batch = random.nextInt(20); batch >= 0; batch--) {
            List<Row> rows = new ArrayList<>();
            for (int row = random.nextInt(10); row >= 0; row--) {
                rows.add(Row.of((long) random.nextInt(9), (long) random.nextInt(9), 1L + random.nextInt(1000)));
            }
            batches.add(Batch.ofRows(TRANSFERS, rows));
        }
        return batches;
    }

    private record BankTrial(JobGraph graph, CollectingSink sink) implements Trial {
        @Override
        public void check() {
            List<Row> shown = new ArrayList<>();
            for (List<Row> epoch : sink.epochs()) {
                shown.addAll(epoch);
                Map<Row, Integer> totals = CollectingSink.net(shown);
                if (!totals.isEmpty() && !totals.equals(Map.of(Row.of(0L, 0L), 1))) {
                    throw new AssertionError("a total that is not 0 was shown: " + totals + " in " + sink.epochs());
                }
            }
            if (shown.isEmpty()) {
                throw new AssertionError("no total was shown");
            }
        }
    }
}
