package dev.weir.simulator.jobs;

import dev.weir.data.Batch;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows of input 1 by key; then, when it has ended, sends on every row of input 0 with the count of its key,
 * lazily. Until then it refuses input 0.
 */
record CountThenJoin(Schema schema) implements OperatorFactory {
    private static final int ROWS = 0;
    private static final int COUNTED = 1;

    @Override
    public String describe() {
        return "CountThenJoin";
    }

    @Override
    public Operator create(OperatorContext context) {
        return new Join();
    }

    private final class Join implements Operator {
        private final Map<Long, Long> counts = new HashMap<>();
        private boolean counted;

        @Override
        public boolean accepts(int input) {
            return input == COUNTED || counted;
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            long[] keys = ((LongColumn) batch.column(0)).values();
            long[] values = ((LongColumn) batch.column(1)).values();
            List<Batch> joined = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                if (input == COUNTED) {
                    counts.merge(keys[row], 1L, Long::sum);
                } else {
                    Row result = Row.of(keys[row], values[row], counts.getOrDefault(keys[row], 0L));
                    joined.add(Batch.ofRows(schema, List.of(result)));
                }
            }
            if (input == ROWS) {
                output.emitAll(joined.iterator());
            }
        }

        @Override
        public void inputEnded(int input, Output output) {
            counted |= input == COUNTED;
        }
    }
}
