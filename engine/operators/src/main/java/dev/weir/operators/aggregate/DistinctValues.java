package dev.weir.operators.aggregate;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each group has each value, in a side table, so that DISTINCT sees a value come once and go once. The
 * entries of a group are chained: its word is the first one's record plus one, as links are.
 */
final class DistinctValues {
    /** The count of a record that was removed, so that a later row of the same batch leaves it alone. */
    private static final long REMOVED = Long.MIN_VALUE;

    private static final int COUNT = 0;
    private static final int NEXT = 1;
    private static final int PREVIOUS = 2;

    private final List<DataType> types;
    private int word;
    private int side;

    DistinctValues(List<DataType> types) {
        this.types = types.stream().map(type -> type.withNullable(false)).toList();
    }

    /** What its word of a group is. */
    List<RecordValue> values(String groups) {
        return List.of(new RecordValue.Link(GroupValues.side(groups, side)));
    }

    RecordLayout layout(String groups) {
        RecordValue entry = new RecordValue.Link(GroupValues.side(groups, side));
        return GroupValues.layout(groups, types, List.of(RecordValue.WORD, entry, entry));
    }

    void place(int groupWord, int sideTable) {
        word = groupWord;
        side = sideTable;
    }

    /** The rows that changed which values a group has: +1 where one came, -1 where one went. */
    record Changes(int count, int[] rows, int[] records, int @Nullable [] weights) {}

    Changes update(Groups groups, Column[] values, int[] records, int @Nullable [] weights, int count) {
        RecordTable table = groups.side(side);
        int[] entries = new int[count];
        table.findOrAdd(GroupValues.batch(records, values, count), GroupValues.keys(values.length), entries);
        RecordPages pages = table.pages();
        int at = table.valueWord();
        int[] changedRows = new int[count];
        int[] changedRecords = new int[count];
        int[] changedWeights = new int[count];
        int changed = 0;
        for (int i = 0; i < count; i++) {
            long[] page = pages.pageForWrite(entries[i]);
            int offset = pages.offset(entries[i]) + at;
            long before = page[offset];
            long after = before + (weights == null ? 1 : weights[i]);
            page[offset] = after;
            if (before == 0) {
                link(groups, table, records[i], entries[i]);
            }
            changedRows[changed] = i;
            changedRecords[changed] = records[i];
            changedWeights[changed] = after > 0 ? 1 : -1;
            changed += before > 0 == after > 0 ? 0 : 1;
        }
        if (weights != null) {
            for (int i = 0; i < count; i++) {
                if (get(table, entries[i], COUNT) == 0) {
                    unlink(groups, table, records[i], entries[i]);
                }
            }
        }
        return new Changes(changed, changedRows, changedRecords, weights == null ? null : changedWeights);
    }

    private static long get(RecordTable table, int entry, int field) {
        return table.pages().page(entry)[table.pages().offset(entry) + table.valueWord() + field];
    }

    private static void set(RecordTable table, int entry, int field, long value) {
        table.pages().pageForWrite(entry)[table.pages().offset(entry) + table.valueWord() + field] = value;
    }

    /** Chains an entry, unless it is: a count can come back to 0 within a batch and leave it again. */
    private void link(Groups groups, RecordTable table, int record, int entry) {
        long head = groups.word(record, word);
        if (get(table, entry, PREVIOUS) != 0 || head == entry + 1) {
            return;
        }
        set(table, entry, NEXT, head);
        if (head != 0) {
            set(table, (int) head - 1, PREVIOUS, entry + 1);
        }
        groups.setWord(record, word, entry + 1);
    }

    private void unlink(Groups groups, RecordTable table, int record, int entry) {
        long next = get(table, entry, NEXT);
        long previous = get(table, entry, PREVIOUS);
        if (next != 0) {
            set(table, (int) next - 1, PREVIOUS, previous);
        }
        if (previous != 0) {
            set(table, (int) previous - 1, NEXT, next);
        } else {
            groups.setWord(record, word, next);
        }
        set(table, entry, COUNT, REMOVED);
        table.remove(entry);
    }

    /** A group is about to be removed: forgets its values. */
    void release(Groups groups, int record) {
        RecordTable table = groups.side(side);
        for (long entry = groups.word(record, word); entry != 0; entry = groups.word(record, word)) {
            unlink(groups, table, record, (int) entry - 1);
        }
    }

    /** Brings the values of groups to an input of other groups, as if their rows had come there. */
    void feed(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count, Receiver receiver) {
        RecordTable table = from.side(side);
        int[] mapped = GroupValues.mapping(from, fromRecords, intoRecords, count);
        GroupValues.scan(table, (entries, size) -> {
            int[] records = new int[size];
            int[] kept = new int[size];
            int[] weights = new int[size];
            int n = 0;
            for (int i = 0; i < size; i++) {
                long[] page = table.pages().page(entries[i]);
                int offset = table.pages().offset(entries[i]);
                kept[n] = entries[i];
                records[n] = mapped[GroupValues.group(table, entries[i])];
                weights[n] = Math.toIntExact(page[offset + table.valueWord()]);
                n += records[n] == RecordTable.NONE ? 0 : 1;
            }
            Column[] values = new Column[types.size()];
            for (int key = 0; key < values.length; key++) {
                values[key] = table.key(key + 1, kept, n);
            }
            receiver.receive(into, values, n, records, weights);
        });
    }

    /** Takes values with their groups and weights. */
    @FunctionalInterface
    interface Receiver {
        void receive(Groups groups, Column[] values, int count, int[] records, int[] weights);
    }
}
