package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordTable;
import java.util.Arrays;

/** Ranked rows on their way out, perhaps with their numbers behind their columns. One thread. */
final class RankOutput {
    private final Schema output;
    private final RecordTable rows;
    private int[] records = new int[64];
    private int[] weights = new int[64];
    private long[] numbers = new long[64];
    private int size;

    RankOutput(Schema output, RecordTable rows) {
        this.output = output;
        this.rows = rows;
    }

    void add(int row, int weight, long number) {
        if (size == records.length) {
            records = Arrays.copyOf(records, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        records[size] = row;
        weights[size] = weight;
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    /** What was added, as a batch of its own; begins anew. */
    Batch take() {
        int columnCount = rows.layout().keys().size();
        Column[] columns = new Column[output.size()];
        for (int c = 0; c < columnCount; c++) {
            columns[c] = rows.key(c, records, size);
        }
        if (columns.length > columnCount) {
            columns[columnCount] = new LongColumn(output.type(columnCount), size, Arrays.copyOf(numbers, size), null);
        }
        boolean plain = true;
        for (int i = 0; i < size; i++) {
            plain &= weights[i] == 1;
        }
        Batch batch = Batch.of(output, size, columns);
        Batch weighted = plain ? batch : batch.withWeights(Arrays.copyOf(weights, size));
        size = 0;
        return weighted;
    }
}
