package dev.weir.operators.aggregate;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a group in the order in which they came, for FIRST_VALUE, LAST_VALUE, LISTAGG, ARRAY_AGG, COLLECT: a
 * chain through a side table keyed by group, value and occurrence. A retraction takes the oldest occurrence of an equal
 * value away; one that comes before its value is remembered in the value's counters. Three words: first and last record
 * of the chain, each plus one, and how many values ever came.
 */
final class ValueListCell implements Cell {
    private static final int HEAD = 0;
    private static final int TAIL = 1;
    private static final int ARRIVED = 2;
    private static final int PREVIOUS = 0;
    private static final int NEXT = 1;
    private static final DataType OCCURRENCE = DataTypes.BIGINT.withNullable(false);

    /** Which values of a group are wanted, where none is retracted. */
    enum Keep {
        FIRST,
        LAST,
        ALL
    }

    private final DataType type;
    private final Keep keep;
    private final boolean retracting;
    private int word;
    private int side;

    ValueListCell(DataType type, Keep keep, boolean retracting) {
        this.type = type;
        this.keep = retracting ? Keep.ALL : keep;
        this.retracting = retracting;
    }

    @Override
    public int words() {
        return 3;
    }

    @Override
    public void place(int firstWord, int firstSide) {
        word = firstWord;
        side = firstSide;
    }

    @Override
    public List<RecordValue> values(String groups) {
        RecordValue entry = new RecordValue.Link(GroupValues.side(groups, side));
        return List.of(entry, entry, RecordValue.WORD);
    }

    @Override
    public List<RecordLayout> sides(String groups) {
        RecordValue entry = new RecordValue.Link(GroupValues.side(groups, side));
        return List.of(
                GroupValues.layout(groups, List.of(type, OCCURRENCE), List.of(entry, entry)),
                GroupValues.layout(groups, List.of(type), RecordValue.words(2)));
    }

    @Override
    public void add(Groups groups, AggregateInput input) {
        add(groups, input.values(0), input.records(), input.weights(), input.count());
    }

    private void add(Groups groups, Column values, int[] records, int @Nullable [] weights, int count) {
        int[] counters = retracting ? counters(groups, values, records, count) : new int[0];
        for (int i = 0; i < count; i++) {
            int weight = weights == null ? 1 : weights[i];
            for (int n = Math.abs(weight); n > 0; n--) {
                if (!retracting) {
                    keepUnretracted(groups, values, i, records[i]);
                } else if (weight > 0) {
                    addOccurrence(groups, values, i, records[i], counters[i]);
                } else {
                    retractOccurrence(groups, values, i, records[i], counters[i]);
                }
            }
        }
        removeIdle(groups.side(side + 1), counters);
    }

    /** Removes the counters of values of which as many were retracted as came. */
    private static void removeIdle(RecordTable table, int[] counters) {
        RecordPages pages = table.pages();
        for (int counter : counters) {
            long[] page = pages.pageForWrite(counter);
            int at = pages.offset(counter) + table.valueWord();
            if (page[at] == page[at + 1]) {
                // So that a later row of the same batch, with the same counter, leaves it alone.
                page[at] = -1;
                table.remove(counter);
            }
        }
    }

    private void keepUnretracted(Groups groups, Column values, int row, int record) {
        long head = groups.word(record, word + HEAD);
        if (keep == Keep.FIRST && head != 0) {
            return;
        }
        if (keep == Keep.LAST && head != 0) {
            unlink(groups, record, (int) head - 1);
        }
        long arrived = groups.word(record, word + ARRIVED);
        groups.setWord(record, word + ARRIVED, arrived + 1);
        append(groups, values, row, record, arrived);
    }

    /** The records that count the occurrences of values: the next to retract, the next to add. */
    private int[] counters(Groups groups, Column values, int[] records, int count) {
        int[] counters = new int[count];
        groups.side(side + 1)
                .findOrAdd(GroupValues.batch(records, new Column[] {values}, count), new int[] {0, 1}, counters);
        return counters;
    }

    private void addOccurrence(Groups groups, Column values, int row, int record, int counter) {
        RecordPages pages = groups.side(side + 1).pages();
        long[] page = pages.pageForWrite(counter);
        int at = pages.offset(counter) + groups.side(side + 1).valueWord();
        long occurrence = page[at + 1]++;
        if (occurrence >= page[at]) {
            append(groups, values, row, record, occurrence);
        }
    }

    private void retractOccurrence(Groups groups, Column values, int row, int record, int counter) {
        RecordPages pages = groups.side(side + 1).pages();
        long[] page = pages.pageForWrite(counter);
        int at = pages.offset(counter) + groups.side(side + 1).valueWord();
        long occurrence = page[at]++;
        if (occurrence < page[at + 1]) {
            unlink(groups, record, entry(groups, values, row, record, occurrence));
        }
    }

    private int entry(Groups groups, Column values, int row, int record, long occurrence) {
        Column[] key = {values.take(new int[] {row}, 1), new LongColumn(OCCURRENCE, 1, new long[] {occurrence}, null)};
        int[] entry = new int[1];
        groups.side(side).findOrAdd(GroupValues.batch(new int[] {record}, key, 1), new int[] {0, 1, 2}, entry);
        return entry[0];
    }

    private void append(Groups groups, Column values, int row, int record, long occurrence) {
        int entry = entry(groups, values, row, record, occurrence);
        long tail = groups.word(record, word + TAIL);
        set(groups, entry, PREVIOUS, tail);
        if (tail == 0) {
            groups.setWord(record, word + HEAD, entry + 1);
        } else {
            set(groups, (int) tail - 1, NEXT, entry + 1);
        }
        groups.setWord(record, word + TAIL, entry + 1);
    }

    private void unlink(Groups groups, int record, int entry) {
        long previous = get(groups, entry, PREVIOUS);
        long next = get(groups, entry, NEXT);
        if (previous == 0) {
            groups.setWord(record, word + HEAD, next);
        } else {
            set(groups, (int) previous - 1, NEXT, next);
        }
        if (next == 0) {
            groups.setWord(record, word + TAIL, previous);
        } else {
            set(groups, (int) next - 1, PREVIOUS, previous);
        }
        groups.side(side).remove(entry);
    }

    private long get(Groups groups, int entry, int field) {
        RecordTable table = groups.side(side);
        return table.pages().page(entry)[table.pages().offset(entry) + table.valueWord() + field];
    }

    private void set(Groups groups, int entry, int field, long value) {
        RecordTable table = groups.side(side);
        table.pages().pageForWrite(entry)[table.pages().offset(entry) + table.valueWord() + field] = value;
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        for (int i = 0; i < count; i++) {
            int[] entries = entries(from, fromRecords[i]);
            int[] records = new int[entries.length];
            Arrays.fill(records, intoRecords[i]);
            add(into, from.side(side).key(1, entries, entries.length), records, null, entries.length);
        }
    }

    /** The oldest value of a group as a record of the side table, or {@link RecordTable#NONE}. */
    int first(Groups groups, int record) {
        return (int) groups.word(record, word + HEAD) - 1;
    }

    /** The newest value of a group as a record of the side table, or {@link RecordTable#NONE}. */
    int last(Groups groups, int record) {
        return (int) groups.word(record, word + TAIL) - 1;
    }

    /** All values of a group as records of the side table. */
    int[] entries(Groups groups, int record) {
        List<Integer> entries = new ArrayList<>();
        for (int entry = first(groups, record); entry != RecordTable.NONE; entry = (int) get(groups, entry, NEXT) - 1) {
            entries.add(entry);
        }
        return entries.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Values of the side table. */
    Column values(Groups groups, int[] entries, int count) {
        return groups.side(side).key(1, entries, count);
    }

    @Override
    public void release(Groups groups, int record) {
        int[] entries = entries(groups, record);
        if (entries.length == 0) {
            return;
        }
        for (int entry : entries) {
            unlink(groups, record, entry);
        }
    }
}
