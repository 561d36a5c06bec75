package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.StateStore;
import java.util.Arrays;
import java.util.List;

/**
 * The build side of a lookup join, which every instance has whole. Filled first, row-wise in state; then completed:
 * from what is in state, which may be restored, rows in columns are made, numbered anew and chained by key; then only
 * read. A key with a NULL matches nothing. One thread.
 */
final class LookupTable {
    /** No row. */
    static final int NONE = -1;

    private static final int SOME = 1024;
    private static final Batch ONE_ROW = Batch.of(new Schema(List.of()), 1);

    private final JoinSide side;
    /** Has a record when all rows have come. */
    private final RecordTable completed;

    private Column[] columns = new Column[0];
    private int size;
    /** By record of a key, its first row. */
    private int[] firstRows = new int[0];

    private int[] next = new int[0];
    private int[] weights = new int[0];
    private boolean weighted;

    LookupTable(StateStore state, Schema schema, List<Integer> keyColumns) {
        side = JoinSide.everywhere(state, "build", schema, keyColumns);
        completed = state.recordTable("build.complete", new RecordLayout(List.of(), 0).keptBy(RecordHome.EVERYWHERE));
        if (isComplete()) {
            makeColumns();
        }
    }

    /** Whether all rows have come. */
    boolean isComplete() {
        return completed.size() > 0;
    }

    /** Adds the rows of a batch. */
    void add(Batch batch) {
        Batch rows = side.withoutNullKeys(batch);
        if (!rows.isEmpty()) {
            side.add(rows);
        }
    }

    /** All rows have come. */
    void complete() {
        if (!isComplete()) {
            completed.findOrAdd(ONE_ROW, new int[0], new int[1]);
            makeColumns();
        }
    }

    private void makeColumns() {
        RecordTable heads = side.heads();
        int[] keys = new int[heads.size()];
        heads.scan(0, keys);
        firstRows = new int[heads.capacity()];
        int[] records = new int[side.rows().size()];
        for (int key : keys) {
            firstRows[key] = size;
            for (int record = side.first(key); record != RecordTable.NONE; record = side.next(record)) {
                // Equal rows are rows of their own, so that a table without retractions has no weights.
                int weight = side.weight(record);
                weighted |= weight < 0;
                for (int i = 0; i < Math.max(1, weight); i++) {
                    if (size == records.length) {
                        records = Arrays.copyOf(records, size * 2);
                    }
                    if (size >= next.length) {
                        next = Arrays.copyOf(next, records.length);
                        weights = Arrays.copyOf(weights, records.length);
                    }
                    records[size] = record;
                    weights[size] = Math.min(1, weight);
                    next[size] = ++size;
                }
            }
            if (size > firstRows[key]) {
                next[size - 1] = NONE;
            } else {
                firstRows[key] = NONE;
            }
        }
        weights = Arrays.copyOf(weights, size + 1);
        weights[size] = 1;
        List<DataType> types = side.rows().layout().keys();
        columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = column(types.get(c), c, records);
        }
    }

    /** A column of all rows and a NULL. */
    private Column column(DataType type, int index, int[] records) {
        ColumnBuilder builder = ColumnBuilder.create(type.withNullable(true), size + 1);
        for (int from = 0; from < size; from += SOME) {
            int count = Math.min(SOME, size - from);
            Column some = side.column(index, Arrays.copyOfRange(records, from, from + count), count);
            for (int i = 0; i < count; i++) {
                builder.append(some, i);
            }
        }
        builder.appendNull();
        return builder.build();
    }

    /** A column of all rows, and of a last one that is NULL. */
    Column column(int index) {
        return columns[index];
    }

    /** The row of NULLs behind all others. */
    int nullRow() {
        return size;
    }

    boolean isWeighted() {
        return weighted;
    }

    int weight(int row) {
        return weights[row];
    }

    /** For the i-th row of a batch that counts, the first row of its key, or {@link #NONE}. */
    int[] find(Batch batch, int[] probeKeys) {
        int[] found = new int[batch.size()];
        side.heads().find(batch, probeKeys, found);
        for (int i = 0; i < found.length; i++) {
            found[i] = found[i] == RecordTable.NONE ? NONE : firstRows[found[i]];
        }
        return found;
    }

    /** The next row of the same key, or {@link #NONE}. */
    int next(int row) {
        return next[row];
    }
}
