package dev.weir.operators.aggregate;

import dev.weir.data.Batch;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each group has each value, in a side table, so that DISTINCT sees a value come once and go once. Aggregates
 * over the same arguments share it, whatever their FILTER: an entry has a count for each filter. The entries of a group
 * are chained: its word is the first one's record plus one, as links are.
 */
final class DistinctValues {
    /** The first count of a record that was removed, so that a later row of the same batch leaves it alone. */
    private static final long REMOVED = Long.MIN_VALUE;

    private static final int FIRST_COUNT = 0;
    private static final int[] NO_ROWS = {};
    /** The flags of what takes all rows. */
    private static final boolean[] ALL = {};

    private static final Changes NOTHING = new Changes(0, NO_ROWS, NO_ROWS, null, new Column[0]);

    private final int[] arguments;
    private final boolean nullsCount;
    private final List<DataType> types;
    private final List<Integer> filters = new ArrayList<>();
    private final List<Changes> changes = new ArrayList<>();
    private int word;
    private int side;

    /**
     * @param arguments columns of the input
     * @param nullsCount whether rows with NULL arguments are taken
     */
    DistinctValues(int[] arguments, List<DataType> types, boolean nullsCount) {
        this.arguments = arguments;
        this.nullsCount = nullsCount;
        this.types = types.stream().map(type -> type.withNullable(false)).toList();
    }

    /** What an aggregate with a filter finds its {@link #changes} under. All are asked for before there is a layout. */
    int slot(int filter) {
        int known = filters.indexOf(filter);
        if (known >= 0) {
            return known;
        }
        filters.add(filter);
        changes.add(NOTHING);
        return filters.size() - 1;
    }

    /** What its word of a group is. */
    List<RecordValue> values(String groups) {
        return List.of(new RecordValue.Link(GroupValues.side(groups, side)));
    }

    RecordLayout layout(String groups) {
        RecordValue entry = new RecordValue.Link(GroupValues.side(groups, side));
        List<RecordValue> values = new ArrayList<>(RecordValue.words(filters.size()));
        values.add(entry);
        values.add(entry);
        return GroupValues.layout(groups, types, values);
    }

    private int next() {
        return filters.size();
    }

    private int previous() {
        return filters.size() + 1;
    }

    void place(int groupWord, int sideTable) {
        word = groupWord;
        side = sideTable;
    }

    /**
     * The rows that changed which values a group has, as far as a filter sees them: +1 where one came, -1 where one
     * went.
     *
     * @param rows places in the values
     * @param records groups
     */
    record Changes(int count, int[] rows, int[] records, int @Nullable [] weights, Column[] values) {}

    /** What the last update changed for a filter. */
    Changes changes(int slot) {
        return changes.get(slot);
    }

    /** Some rows that were taken, as places in a batch. */
    private static final class Taken {
        private final int[] rows;
        private final int[] records;
        private final int @Nullable [] weights;
        private int count;

        Taken(int capacity, boolean weighted) {
            rows = new int[capacity];
            records = new int[capacity];
            weights = weighted ? new int[capacity] : null;
        }
    }

    /** Takes the rows of a batch that count; {@code groupRecords[i]} is the group of the i-th. */
    void update(Groups groups, Batch batch, int[] groupRecords) {
        boolean[][] flags = new boolean[filters.size()][];
        boolean all = false;
        for (int slot = 0; slot < flags.length; slot++) {
            boolean unfiltered = filters.get(slot) == AggregateCall.NO_FILTER;
            flags[slot] = unfiltered ? ALL : flags(batch.column(filters.get(slot)));
            all |= unfiltered;
        }
        Taken taken = take(batch, groupRecords, all, flags);
        Column[] values = new Column[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = batch.column(arguments[i]).take(taken.rows, taken.count);
        }
        int[] entries = entries(groups, values, taken.records, taken.count);
        int[] chosen = new int[taken.count];
        for (int slot = 0; slot < flags.length; slot++) {
            boolean[] own = flags[slot];
            int n = 0;
            for (int i = 0; i < taken.count; i++) {
                chosen[n] = i;
                n += own.length == 0 || own[taken.rows[i]] ? 1 : 0;
            }
            changes.set(slot, count(groups, slot, values, taken.records, entries, taken.weights, chosen, n));
        }
        if (taken.weights != null) {
            unlinkEmpty(groups, taken.records, entries, taken.count);
        }
    }

    /** Where a filter is TRUE, by row. */
    private static boolean[] flags(Column column) {
        BooleanColumn condition = (BooleanColumn) column.flat();
        if (condition.validity() == null) {
            return condition.values();
        }
        boolean[] flags = new boolean[condition.size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = condition.values()[row] && !condition.isNull(row);
        }
        return flags;
    }

    private Taken take(Batch batch, int[] groupRecords, boolean all, boolean[][] flags) {
        int count = batch.size();
        Taken taken = new Taken(count, batch.weights() != null);
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            boolean wanted = all;
            for (int slot = 0; slot < flags.length && !wanted; slot++) {
                boolean[] own = flags[slot];
                wanted = own[row];
            }
            taken.rows[n] = row;
            taken.records[n] = groupRecords[i];
            if (taken.weights != null) {
                taken.weights[n] = batch.weight(row);
            }
            n += wanted ? 1 : 0;
        }
        taken.count = n;
        if (!nullsCount) {
            for (int argument : arguments) {
                dropNulls(taken, batch.column(argument));
            }
        }
        return taken;
    }

    private static void dropNulls(Taken taken, Column column) {
        if (NullRows.areNone(column, taken.rows, taken.count)) {
            return;
        }
        int n = 0;
        for (int i = 0; i < taken.count; i++) {
            int row = taken.rows[i];
            taken.rows[n] = row;
            taken.records[n] = taken.records[i];
            if (taken.weights != null) {
                taken.weights[n] = taken.weights[i];
            }
            n += column.isNull(row) ? 0 : 1;
        }
        taken.count = n;
    }

    private int[] entries(Groups groups, Column[] values, int[] records, int count) {
        RecordTable table = groups.side(side);
        int[] entries = new int[count];
        if (count > 0) {
            table.findOrAdd(GroupValues.batch(records, values, count), GroupValues.keys(values.length), entries);
            table.pages().prepareForWrite(entries, count);
        }
        return entries;
    }

    /** Counts some of the rows for a filter; the entries are prepared to be written to. */
    private Changes count(
            Groups groups,
            int slot,
            Column[] values,
            int[] records,
            int[] entries,
            int @Nullable [] weights,
            int[] chosen,
            int count) {
        RecordTable table = groups.side(side);
        RecordPages pages = table.pages();
        int at = table.valueWord() + slot;
        int[] changedRows = new int[count];
        int[] changedRecords = new int[count];
        int[] changedWeights = weights == null ? NO_ROWS : new int[count];
        int changed = 0;
        for (int j = 0; j < count; j++) {
            int i = chosen[j];
            int entry = entries[i];
            long[] page = pages.page(entry);
            int offset = pages.offset(entry) + at;
            long before = page[offset];
            long after = before + (weights == null ? 1 : weights[i]);
            page[offset] = after;
            if (before == 0) {
                link(groups, table, records[i], entry);
            }
            changedRows[changed] = i;
            changedRecords[changed] = records[i];
            if (weights != null) {
                changedWeights[changed] = after > 0 ? 1 : -1;
            }
            changed += before > 0 == after > 0 ? 0 : 1;
        }
        return new Changes(changed, changedRows, changedRecords, weights == null ? null : changedWeights, values);
    }

    private void unlinkEmpty(Groups groups, int[] records, int[] entries, int count) {
        RecordTable table = groups.side(side);
        for (int i = 0; i < count; i++) {
            long any = 0;
            for (int slot = 0; slot < filters.size(); slot++) {
                any |= get(table, entries[i], FIRST_COUNT + slot);
            }
            if (any == 0) {
                unlink(groups, table, records[i], entries[i]);
            }
        }
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
        if (get(table, entry, previous()) != 0 || head == entry + 1) {
            return;
        }
        set(table, entry, next(), head);
        if (head != 0) {
            set(table, (int) head - 1, previous(), entry + 1);
        }
        groups.setWord(record, word, entry + 1);
    }

    private void unlink(Groups groups, RecordTable table, int record, int entry) {
        long next = get(table, entry, next());
        long previous = get(table, entry, previous());
        if (next != 0) {
            set(table, (int) next - 1, previous(), previous);
        }
        if (previous != 0) {
            set(table, (int) previous - 1, next(), next);
        } else {
            groups.setWord(record, word, next);
        }
        set(table, entry, FIRST_COUNT, REMOVED);
        table.remove(entry);
    }

    /** A group is about to be removed: forgets its values. */
    void release(Groups groups, int record) {
        RecordTable table = groups.side(side);
        for (long entry = groups.word(record, word); entry != 0; entry = groups.word(record, word)) {
            unlink(groups, table, record, (int) entry - 1);
        }
    }

    /**
     * Takes the values that groups have into other groups, as if their rows had come there.
     *
     * @param retracting whether values count as often as they are there, and not once
     * @param changed is called some times, when there are {@link #changes}
     */
    void merge(
            Groups from,
            int[] fromRecords,
            Groups into,
            int[] intoRecords,
            int count,
            boolean retracting,
            Runnable changed) {
        RecordTable table = from.side(side);
        int[] mapped = GroupValues.mapping(from, fromRecords, intoRecords, count);
        GroupValues.scan(table, (entries, size) -> {
            int[] records = new int[size];
            int[] kept = new int[size];
            int n = 0;
            for (int i = 0; i < size; i++) {
                kept[n] = entries[i];
                records[n] = mapped[GroupValues.group(table, entries[i])];
                n += records[n] == RecordTable.NONE ? 0 : 1;
            }
            Column[] values = new Column[types.size()];
            for (int key = 0; key < values.length; key++) {
                values[key] = table.key(key + 1, kept, n);
            }
            int[] targets = entries(into, values, records, n);
            int[] chosen = new int[n];
            for (int slot = 0; slot < filters.size(); slot++) {
                int[] counts = new int[n];
                int m = 0;
                for (int i = 0; i < n; i++) {
                    counts[i] = Math.toIntExact(get(table, kept[i], FIRST_COUNT + slot));
                    chosen[m] = i;
                    m += counts[i] == 0 ? 0 : 1;
                }
                changes.set(slot, count(into, slot, values, records, targets, retracting ? counts : null, chosen, m));
            }
            if (retracting) {
                unlinkEmpty(into, records, targets, n);
            }
            changed.run();
        });
    }
}
