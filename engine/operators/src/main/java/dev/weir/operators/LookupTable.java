package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.StateStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The build side of a lookup join: rows in columns, numbered in the order of arrival, chained by key. Filled first,
 * then completed, then only read. A key with a NULL matches nothing. One thread.
 */
final class LookupTable {
    /** No row. */
    static final int NONE = -1;

    private final int[] keys;
    private final RecordTable heads;
    private final List<ColumnBuilder> builders = new ArrayList<>();
    private Column[] columns = new Column[0];
    private int size;
    private int[] next = new int[16];
    private int[] weights = new int[16];
    private boolean weighted;
    private int[] records = new int[0];

    LookupTable(StateStore state, Schema schema, List<Integer> keyColumns) {
        keys = Indexes.array(keyColumns);
        heads = state.recordTable("build", new RecordLayout(Indexes.types(schema, keyColumns), 1));
        schema.fields()
                .forEach(field -> builders.add(ColumnBuilder.create(field.type().withNullable(true), 16)));
    }

    /** Adds the rows of a batch, in front of earlier ones of the same key. */
    void add(Batch batch) {
        int count = batch.size();
        records = records.length < count ? new int[count] : records;
        heads.findOrAdd(batch, keys, records);
        RecordPages pages = heads.pages();
        weighted |= batch.weights() != null;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            if (hasNullKey(batch, keys, row)) {
                continue;
            }
            if (size == next.length) {
                next = Arrays.copyOf(next, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
            long[] page = pages.pageForWrite(records[i]);
            int head = pages.offset(records[i]) + heads.valueWord();
            next[size] = (int) page[head] - 1;
            weights[size] = batch.weight(row);
            page[head] = ++size;
            for (int c = 0; c < builders.size(); c++) {
                builders.get(c).append(batch.column(c), row);
            }
        }
    }

    private static boolean hasNullKey(Batch batch, int[] keyColumns, int row) {
        for (int key : keyColumns) {
            if (batch.column(key).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /** All rows have come. */
    void complete() {
        builders.forEach(ColumnBuilder::appendNull);
        columns = builders.stream().map(ColumnBuilder::build).toArray(Column[]::new);
        weights = Arrays.copyOf(weights, size + 1);
        weights[size] = 1;
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

    /** For the i-th row of a batch that counts, the newest row of its key, or {@link #NONE}. */
    int[] find(Batch batch, int[] probeKeys) {
        int count = batch.size();
        int[] found = new int[count];
        heads.find(batch, probeKeys, found);
        RecordPages pages = heads.pages();
        for (int i = 0; i < count; i++) {
            int record = found[i];
            found[i] = record == RecordTable.NONE
                    ? NONE
                    : (int) pages.page(record)[pages.offset(record) + heads.valueWord()] - 1;
        }
        return found;
    }

    /** The next older row of the same key, or {@link #NONE}. */
    int next(int row) {
        return next[row];
    }
}
