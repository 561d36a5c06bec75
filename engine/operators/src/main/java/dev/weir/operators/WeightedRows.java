package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A Z-set in state: whole rows with the sums of their weights, a record each. One thread. */
final class WeightedRows {
    /** The weight's place among the value words. */
    static final int WEIGHT = 0;

    private static final int ROWS = 2048;

    private final Schema schema;
    private final RecordTable table;
    private final int[] columns;
    private int[] records = new int[0];

    /**
     * The rows of that name in state.
     *
     * @param values of a record: the weight, and what else the owner keeps
     */
    WeightedRows(StateStore state, String name, Schema schema, List<RecordValue> values, RecordHome home) {
        this.schema = schema;
        columns = Indexes.all(schema.size());
        List<DataType> types = schema.fields().stream().map(Field::type).toList();
        table = state.recordTable(name, RecordLayout.of(types, values).keptBy(home));
    }

    /** The rows in a table whose keys are all the columns and whose first value is the weight. */
    WeightedRows(Schema schema, RecordTable table) {
        this.schema = schema;
        this.table = table;
        columns = Indexes.all(schema.size());
    }

    RecordTable table() {
        return table;
    }

    /** The record of the i-th row of a batch that counts, weights as they are; the array is reused. */
    int[] find(Batch batch) {
        int count = batch.size();
        if (records.length < count) {
            records = new int[Math.max(count, records.length * 2)];
        }
        table.findOrAdd(batch, columns, records);
        return records;
    }

    /** Adds the weights of a batch's rows. Returns the record of the i-th row that counts; the array is reused. */
    int[] add(Batch batch) {
        int count = batch.size();
        find(batch);
        RecordPages pages = table.pages();
        int at = table.valueWord() + WEIGHT;
        pages.prepareForWrite(records, count);
        for (int i = 0; i < count; i++) {
            pages.page(records[i])[pages.offset(records[i]) + at] += batch.weight(batch.row(i));
        }
        return records;
    }

    long get(int record, int word) {
        return table.pages().page(record)[table.pages().offset(record) + table.valueWord() + word];
    }

    void set(int record, int word, long value) {
        table.pages().pageForWrite(record)[table.pages().offset(record) + table.valueWord() + word] = value;
    }

    /** Rows as a batch with the given weights, which are handed over. */
    Batch rows(int[] some, int[] weights, int count) {
        Column[] values = new Column[columns.length];
        boolean plain = true;
        for (int i = 0; i < count; i++) {
            plain &= weights[i] == 1;
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = table.key(c, some, count);
        }
        Batch batch = Batch.of(schema, count, values);
        return plain ? batch : batch.withWeights(weights);
    }

    /**
     * All rows whose weight is not 0, in the order of their arrival; forgets everything when it has given out the last.
     */
    Iterator<Batch> drain() {
        return new Drain();
    }

    private final class Drain implements Iterator<Batch> {
        private final int[] some = new int[ROWS];
        private int from;
        private boolean more = true;

        @Override
        public boolean hasNext() {
            if (more && table.scan(from, new int[1]) == 0) {
                more = false;
                table.clear();
            }
            return more;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int count = table.scan(from, some);
            from = some[count - 1] + 1;
            int[] kept = new int[count];
            int[] weights = new int[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                kept[n] = some[i];
                weights[n] = Math.toIntExact(get(some[i], WEIGHT));
                n += weights[n] == 0 ? 0 : 1;
            }
            return rows(kept, weights, n);
        }
    }
}
