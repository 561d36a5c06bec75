package dev.weir.simulator.jobs;

import dev.weir.data.Batch;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Credits (input 0) less debits (input 1) by account, as a lazily made net change of one row a batch at each epoch. */
record BalanceJoin(Schema schema) implements OperatorFactory {
    @Override
    public String describe() {
        return "BalanceJoin";
    }

    @Override
    public Operator create(OperatorContext context) {
        return new Balances();
    }

    private final class Balances implements Operator {
        private final Map<Long, Long> balances = new TreeMap<>();
        private final Map<Long, Long> shown = new TreeMap<>();

        @Override
        public void process(int input, Batch batch, Output output) {
            long sign = input == 0 ? 1 : -1;
            long[] accounts = ((LongColumn) batch.column(0)).values();
            long[] sums = ((LongColumn) batch.column(1)).values();
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                balances.merge(accounts[row], sign * sums[row] * batch.weight(row), Long::sum);
            }
        }

        @Override
        public void epoch(long epoch, Output output) {
            List<Batch> changes = new ArrayList<>();
            balances.forEach((account, balance) -> {
                Long before = shown.put(account, balance);
                if (before != null && !before.equals(balance)) {
                    changes.add(Batch.ofRows(schema, List.of(Row.ofKind(RowKind.DELETE, 0L, before))));
                }
                if (!balance.equals(before)) {
                    changes.add(Batch.ofRows(schema, List.of(Row.of(0L, balance))));
                }
            });
            output.emitAll(changes.iterator());
        }

        @Override
        public boolean finish(Output output) {
            epoch(Long.MAX_VALUE, output);
            return true;
        }
    }
}
