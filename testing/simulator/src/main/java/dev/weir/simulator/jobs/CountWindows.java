package dev.weir.simulator.jobs;

import dev.weir.data.Batch;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts rows of (key, time) by key and tumbling window; late rows are an error. Windows come out lazily, one a batch.
 */
public record CountWindows(Schema schema, long windowMillis) implements OperatorFactory {
    @Override
    public String describe() {
        return "CountWindows(" + windowMillis + " ms)";
    }

    @Override
    public Operator create(OperatorContext context) {
        return new Windows();
    }

    private final class Windows implements Operator {
        private final TreeMap<Long, Map<Long, Long>> counts = new TreeMap<>(); // by window, then key
        private long watermark = Watermarks.MIN;

        @Override
        public void process(int input, Batch batch, Output output) {
            long[] keys = ((LongColumn) batch.column(0)).values();
            long[] times = ((LongColumn) batch.column(1)).values();
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                if (times[row] <= watermark) {
                    throw new IllegalStateException("late by " + (watermark - times[row] + 1) + " ms");
                }
                counts.computeIfAbsent(Math.floorDiv(times[row], windowMillis), window -> new TreeMap<>())
                        .merge(keys[row], 1L, Long::sum);
            }
        }

        @Override
        public void watermark(long millis, Output output) {
            watermark = millis;
            List<Batch> fired = new ArrayList<>();
            while (!counts.isEmpty() && (counts.firstKey() + 1) * windowMillis - 1 <= millis) {
                long window = counts.firstKey() * windowMillis;
                counts.pollFirstEntry()
                        .getValue()
                        .forEach((key, count) -> fired.add(Batch.ofRows(schema, List.of(Row.of(key, window, count)))));
            }
            output.emitAll(fired.iterator());
            output.watermark(millis);
        }
    }
}
