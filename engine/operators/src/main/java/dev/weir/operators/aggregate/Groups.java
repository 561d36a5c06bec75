package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import java.util.List;

/**
 * The state of an {@link Aggregation} in one namespace: the groups' records, and beside them a table for each cell that
 * keeps values one by one. One thread.
 */
public final class Groups {
    private final RecordTable table;
    private final List<RecordTable> sides;

    Groups(RecordTable table, List<RecordTable> sides) {
        this.table = table;
        this.sides = sides;
    }

    /** The groups, by key. */
    public RecordTable table() {
        return table;
    }

    /** The records of the groups. */
    RecordPages pages() {
        return table.pages();
    }

    /** A word of some groups' records. */
    long[] words(int[] records, int count, int word) {
        RecordPages pages = table.pages();
        int at = table.valueWord() + word;
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = pages.page(records[i])[pages.offset(records[i]) + at];
        }
        return words;
    }

    long word(int record, int word) {
        return table.pages().page(record)[table.pages().offset(record) + table.valueWord() + word];
    }

    void setWord(int record, int word, long value) {
        table.pages().pageForWrite(record)[table.pages().offset(record) + table.valueWord() + word] = value;
    }

    /** A table of values beside the groups. */
    RecordTable side(int index) {
        return sides.get(index);
    }

    /** Whether the groups' records are all there is. */
    public boolean isOneTable() {
        return sides.isEmpty();
    }

    /** No number of a group, nor of what stands beside it, is kept any more, see {@link RecordTable#settle}. */
    public void settle() {
        table.settle();
    }

    /** Forgets everything. */
    public void clear() {
        table.clear();
        sides.forEach(RecordTable::clear);
    }
}
