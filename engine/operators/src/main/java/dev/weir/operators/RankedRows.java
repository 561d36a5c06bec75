package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of groups in order. Where no row is retracted, no more are kept than can be among the first of their group:
 * most rows of a long stream are turned away by one comparison with a word of their group. For the first row alone that
 * word and the row are all there is. One thread.
 */
final class RankedRows {
    /** The places of its words among the values of a group. */
    private static final int ROOT = 0;

    private static final int COUNT = 1;
    /** The order's word of the last row that is kept, if that is full, such that 0 turns no row away. */
    private static final int BOUND = 2;

    /** The weight of a row that was removed, so that it is not removed twice. */
    private static final long REMOVED = Long.MIN_VALUE;

    private static final Observer NOBODY = new Observer() {
        @Override
        public void beforeChange(int group) {}

        @Override
        public boolean holds(int row) {
            return false;
        }
    };

    /** Who wants to know what groups were like. */
    interface Observer {
        /** The rows of a group may change now. */
        void beforeChange(int group);

        /** Whether a row must stay in its table though no group has it any more. */
        boolean holds(int row);
    }

    private final int[] keys;
    private final long limit;
    private final boolean bounded;
    private final RecordTable groups;
    private final WeightedRows rows;
    private final RankTree tree;
    private final OrderWords orderWords;

    private Observer observer = NOBODY;
    private int[] groupRecords = new int[0];
    private long[] words = new long[0];
    /** Rows whose weight became 0 with this batch. */
    private int[] gone = new int[16];

    private int goneCount;

    /**
     * Over tables of {@link #groupLayout} and {@link #rowLayout}.
     *
     * @param limit how many rows of a group are wanted at most, from the first one on
     * @param retracting whether rows may have negative weights
     */
    RankedRows(
            Schema schema,
            List<Integer> keys,
            List<SortKey> order,
            long limit,
            boolean retracting,
            RecordTable groups,
            RecordTable rows) {
        this.keys = Indexes.array(keys);
        this.limit = limit;
        this.groups = groups;
        this.rows = new WeightedRows(schema, rows);
        bounded = !retracting;
        orderWords = new OrderWords(order);
        tree = new RankTree(this.rows, new RowOrder(rows, order));
    }

    static RecordLayout groupLayout(Schema schema, List<Integer> keys, String rowsTable) {
        return RecordLayout.of(
                Indexes.types(schema, keys),
                List.of(new RecordValue.Link(rowsTable), RecordValue.WORD, RecordValue.WORD));
    }

    static RecordLayout rowLayout(Schema schema, List<Integer> keys, String rowsTable) {
        List<DataType> types = schema.fields().stream().map(Field::type).toList();
        return RecordLayout.of(types, RankTree.values(rowsTable))
                .keptBy(keys.isEmpty() ? RecordHome.FIRST : new RecordHome.KeyColumns(keys));
    }

    void observedBy(Observer other) {
        observer = other;
    }

    RecordTable groups() {
        return groups;
    }

    WeightedRows rows() {
        return rows;
    }

    RankTree tree() {
        return tree;
    }

    /** The first rows of a group in order. */
    void first(int group, Ranks into) {
        tree.first(get(group, ROOT), limit, into);
    }

    boolean isEmpty(int group) {
        return get(group, ROOT) == 0;
    }

    /** No number of a row or group is kept any more, see {@link RecordTable#settle}. */
    void settle() {
        groups.settle();
    }

    /** Adds the changes of a batch. */
    void add(Batch batch) {
        int count = batch.size();
        if (groupRecords.length < count) {
            groupRecords = new int[Math.max(count, groupRecords.length * 2)];
        }
        groups.findOrAdd(batch, keys, groupRecords);
        words = orderWords.read(batch);
        Batch taken = bounded ? candidates(batch) : batch;
        int takenCount = taken.size();
        int[] records = rows.find(taken);
        goneCount = 0;
        for (int i = 0; i < takenCount; i++) {
            int weight = taken.weight(taken.row(i));
            observer.beforeChange(groupRecords[i]);
            if (bounded) {
                compete(groupRecords[i], records[i], words[i], weight);
            } else {
                update(groupRecords[i], records[i], words[i], weight);
            }
        }
        for (int i = 0; i < goneCount; i++) {
            removeIfGone(gone[i]);
        }
    }

    /** The rows that may be among the first of their group; their groups and words move to the front. */
    private Batch candidates(Batch batch) {
        int count = batch.size();
        if (limit == 1) {
            for (int i = 0; i < count; i++) {
                if (words[i] < bound(groupRecords[i])) {
                    setBound(groupRecords[i], words[i]);
                }
            }
        }
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            boolean wanted = words[i] <= bound(groupRecords[i]);
            kept[n] = batch.row(i);
            groupRecords[n] = groupRecords[i];
            words[n] = words[i];
            n += wanted ? 1 : 0;
        }
        return n == count ? batch : batch.select(kept, n);
    }

    /** A row comes to a group of which only the first rows are kept. */
    private void compete(int group, int row, long word, int weight) {
        if (limit == 1) {
            competeForFirst(group, row, word);
            return;
        }
        long before = weight(row);
        setWeight(row, before + weight);
        long count = get(group, COUNT) + weight;
        if (before == 0) {
            insert(group, row, word);
        }
        while (count > limit) {
            int last = tree.last(get(group, ROOT));
            long copies = weight(last);
            long surplus = Math.min(copies, count - limit);
            setWeight(last, copies - surplus);
            count -= surplus;
            if (surplus == copies) {
                set(group, ROOT, tree.remove(get(group, ROOT), last));
                noteGone(last);
            }
        }
        set(group, COUNT, count);
        if (count == limit) {
            setBound(group, rows.get(tree.last(get(group, ROOT)), RankTree.WORD));
        }
    }

    private void competeForFirst(int group, int row, long word) {
        int first = (int) get(group, ROOT) - 1;
        if (row == first) {
            return;
        }
        rows.set(row, RankTree.WORD, word);
        if (first != RecordTable.NONE && tree.compare(first, row) < 0) {
            noteGone(row);
            return;
        }
        setWeight(row, 1);
        set(group, ROOT, row + 1);
        if (first != RecordTable.NONE) {
            setWeight(first, 0);
            noteGone(first);
        }
    }

    private void update(int group, int row, long word, int weight) {
        long before = weight(row);
        long after = before + weight;
        if (before == 0 && after != 0) {
            // One that is taken back before it comes, too: what a group has goes to disk with it.
            insert(group, row, word);
        } else if (before != 0 && after == 0) {
            set(group, ROOT, tree.remove(get(group, ROOT), row));
        }
        setWeight(row, after);
        groups.pages().pageForWrite(group);
        if (after == 0) {
            noteGone(row);
        }
    }

    private void insert(int group, int row, long word) {
        rows.set(row, RankTree.WORD, word);
        set(group, ROOT, tree.insert(get(group, ROOT), row));
    }

    private void noteGone(int row) {
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, goneCount * 2);
        }
        gone[goneCount++] = row;
    }

    /** Forgets a row that no group has, unless somebody holds it. */
    void removeIfGone(int row) {
        if (weight(row) == 0 && !observer.holds(row)) {
            setWeight(row, REMOVED);
            rows.table().remove(row);
        }
    }

    private long weight(int row) {
        return rows.get(row, WeightedRows.WEIGHT);
    }

    private void setWeight(int row, long weight) {
        rows.set(row, WeightedRows.WEIGHT, weight);
    }

    private long bound(int group) {
        return get(group, BOUND) ^ Long.MAX_VALUE;
    }

    private void setBound(int group, long word) {
        set(group, BOUND, word ^ Long.MAX_VALUE);
    }

    private long get(int group, int value) {
        RecordPages pages = groups.pages();
        return pages.page(group)[pages.offset(group) + groups.valueWord() + value];
    }

    private void set(int group, int value, long word) {
        RecordPages pages = groups.pages();
        pages.pageForWrite(group)[pages.offset(group) + groups.valueWord() + value] = word;
    }
}
