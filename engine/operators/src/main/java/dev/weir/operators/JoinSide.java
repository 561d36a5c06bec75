package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateStore;
import java.util.List;

/**
 * One side of a streaming join in state: its rows with their weights, row-wise, chained by join key. Rows whose key has
 * a NULL match nothing and are not kept. One thread.
 */
final class JoinSide {
    private static final int NEXT = 1;
    private static final int PREVIOUS = 2;

    private final int[] keys;
    private final RecordTable heads;
    private final WeightedRows rows;
    private int[] headRecords = new int[0];

    /** A side that keeps the rows that an exchange over the join's key brings. */
    JoinSide(StateStore state, String name, Schema schema, List<Integer> keyColumns) {
        this(
                state,
                name,
                schema,
                keyColumns,
                keyColumns.isEmpty() ? RecordHome.FIRST : RecordHome.KEY,
                keyColumns.isEmpty() ? RecordHome.FIRST : new RecordHome.KeyColumns(keyColumns));
    }

    /** A side all of whose rows every instance has. */
    static JoinSide everywhere(StateStore state, String name, Schema schema, List<Integer> keyColumns) {
        return new JoinSide(state, name, schema, keyColumns, RecordHome.EVERYWHERE, RecordHome.EVERYWHERE);
    }

    private JoinSide(
            StateStore state,
            String name,
            Schema schema,
            List<Integer> keyColumns,
            RecordHome headHome,
            RecordHome rowHome) {
        keys = Indexes.array(keyColumns);
        heads = state.recordTable(
                name + ".keys", headLayout(name, schema, keyColumns).keptBy(headHome));
        rows = new WeightedRows(
                schema, state.recordTable(name, rowLayout(name, schema).keptBy(rowHome)));
    }

    /** A side in tables of these layouts, of a name, kept where the join's key is. */
    JoinSide(Schema schema, List<Integer> keyColumns, RecordTable heads, RecordTable rows) {
        keys = Indexes.array(keyColumns);
        this.heads = heads;
        this.rows = new WeightedRows(schema, rows);
    }

    /** The layout of the keys of a side whose rows are in the table of a name. */
    static RecordLayout headLayout(String name, Schema schema, List<Integer> keyColumns) {
        return RecordLayout.of(Indexes.types(schema, keyColumns), List.of(new RecordValue.Link(name)));
    }

    /** The layout of the rows of a side; still to be kept where their keys are. */
    static RecordLayout rowLayout(String name, Schema schema) {
        RecordValue row = new RecordValue.Link(name);
        List<DataType> types = schema.fields().stream().map(Field::type).toList();
        return RecordLayout.of(types, List.of(RecordValue.WORD, row, row));
    }

    /** The rows, keyed by all their columns. */
    RecordTable rows() {
        return rows.table();
    }

    /** The keys of rows. */
    RecordTable heads() {
        return heads;
    }

    /** The first row of a key's record. */
    int first(int headRecord) {
        return (int) head(headRecord) - 1;
    }

    /** The rows of a batch that can match at all. */
    Batch withoutNullKeys(Batch batch) {
        int count = batch.size();
        boolean any = false;
        for (int key : keys) {
            Column column = batch.column(key);
            any |= column.validity() != null || column instanceof ConstantColumn;
        }
        if (!any) {
            return batch;
        }
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            boolean isNull = false;
            for (int key : keys) {
                isNull |= batch.column(key).isNull(row);
            }
            kept[n] = row;
            n += isNull ? 0 : 1;
        }
        return n == count ? batch : batch.select(kept, n);
    }

    /** No number of a row or key is kept any more, see {@link RecordTable#settle}. */
    void settle() {
        heads.settle();
    }

    /** Adds the changes of a batch; NULL keys are equal to each other. */
    void add(Batch batch) {
        int count = batch.size();
        headRecords = headRecords.length < count ? new int[count] : headRecords;
        heads.findOrAdd(batch, keys, headRecords);
        // Also those only a row of which changes: rows go to disk with their keys.
        heads.pages().prepareForWrite(headRecords, count);
        int[] records = rows.add(batch);
        for (int i = 0; i < count; i++) {
            if (!isLinked(records[i], headRecords[i])) {
                link(records[i], headRecords[i]);
            }
        }
        if (batch.weights() != null) {
            for (int i = 0; i < count; i++) {
                removeIfGone(records[i], headRecords[i]);
            }
        }
    }

    /** Links are records plus one; a row that is first of its key has no previous one, but is its key's head. */
    private boolean isLinked(int record, int head) {
        return rows.get(record, PREVIOUS) != 0 || head(head) == record + 1;
    }

    private long head(int record) {
        return heads.pages().page(record)[heads.pages().offset(record) + heads.valueWord()];
    }

    private void setHead(int record, long value) {
        heads.pages().pageForWrite(record)[heads.pages().offset(record) + heads.valueWord()] = value;
    }

    private void link(int record, int head) {
        long first = head(head);
        rows.set(record, NEXT, first);
        if (first != 0) {
            rows.set((int) first - 1, PREVIOUS, record + 1);
        }
        setHead(head, record + 1);
    }

    private void removeIfGone(int record, int head) {
        if (rows.get(record, WeightedRows.WEIGHT) != 0 || !isLinked(record, head)) {
            return;
        }
        long next = rows.get(record, NEXT);
        long previous = rows.get(record, PREVIOUS);
        if (next != 0) {
            rows.set((int) next - 1, PREVIOUS, previous);
        }
        if (previous != 0) {
            rows.set((int) previous - 1, NEXT, next);
        } else {
            setHead(head, next);
        }
        // So that it does not look linked to a later row of the same batch.
        rows.set(record, PREVIOUS, 0);
        rows.table().remove(record);
        if (head(head) == 0) {
            heads.remove(head);
        }
    }

    /**
     * For the i-th row of a batch of the other side, the first row here of an equal key, or {@link RecordTable#NONE}.
     */
    int[] find(Batch other, int[] otherKeys) {
        int count = other.size();
        int[] found = new int[count];
        heads.find(other, otherKeys, found);
        for (int i = 0; i < count; i++) {
            found[i] = found[i] == RecordTable.NONE ? RecordTable.NONE : (int) head(found[i]) - 1;
        }
        return found;
    }

    /** The next row of the same key, or {@link RecordTable#NONE}. */
    int next(int record) {
        return (int) rows.get(record, NEXT) - 1;
    }

    int weight(int record) {
        return (int) rows.get(record, WeightedRows.WEIGHT);
    }

    Column column(int index, int[] records, int count) {
        return rows.table().key(index, records, count);
    }
}
