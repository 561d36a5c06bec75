package dev.weir.testkit;

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

/**
 * Sums a BIGINT column by another, the slow and obvious way: an update of the sums a row, a net change a key and epoch.
 * In a job without epochs the sums come out at the end.
 */
public record SumByKey(Schema schema, int key, int value) implements OperatorFactory {
    @Override
    public String describe() {
        return "SumByKey(" + schema.name(key) + ")";
    }

    @Override
    public Operator create(OperatorContext context) {
        return new Sums();
    }

    private final class Sums implements Operator {
        private final Map<Long, Long> sums = new TreeMap<>();
        private final Map<Long, Long> shown = new TreeMap<>();

        @Override
        public void process(int input, Batch batch, Output output) {
            long[] keys = ((LongColumn) batch.column(key)).values();
            long[] values = ((LongColumn) batch.column(value)).values();
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                sums.merge(keys[row], values[row] * batch.weight(row), Long::sum);
            }
        }

        @Override
        public void epoch(long epoch, Output output) {
            List<Row> changes = new ArrayList<>();
            sums.forEach((k, sum) -> {
                Long before = shown.put(k, sum);
                if (!sum.equals(before)) {
                    if (before != null) {
                        changes.add(Row.ofKind(RowKind.DELETE, k, before));
                    }
                    changes.add(Row.of(k, sum));
                }
            });
            output.emit(Batch.ofRows(schema, changes));
        }

        @Override
        public boolean finish(Output output) {
            epoch(Long.MAX_VALUE, output);
            return true;
        }
    }
}
