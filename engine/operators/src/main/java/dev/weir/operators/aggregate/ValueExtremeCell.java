package dev.weir.operators.aggregate;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MIN or MAX of values of any type. Without retractions only the best value of a group is kept. With them all values
 * are, with how often each occurs, in a skew heap a group (Sleator, Tarjan: "Self-adjusting heaps", 1986) linked
 * through the side table's records; a value that has gone leaves the heap when it comes to the top. The group's word is
 * the top's record + 1. Values that were taken back more often than they came, which may happen for a while, are a list
 * beside the heap, whose first is the group's second word: so all that a group has can be reached from it.
 */
final class ValueExtremeCell implements Cell {
    private static final int COUNT = 0;
    private static final int PLACE = 1;
    /** Also the next one in the list. */
    private static final int LEFT = 2;
    /** Also the one before in the list. */
    private static final int RIGHT = 3;

    private static final long NOWHERE = 0;
    private static final long IN_HEAP = 1;
    private static final long IN_LIST = 2;

    /** The count of a record that was removed, so that a later row of the same batch leaves it alone. */
    private static final long REMOVED = Long.MIN_VALUE;

    private final DataType type;
    private final boolean smallest;
    private final boolean retracting;
    private int word;
    private int side;

    ValueExtremeCell(DataType type, boolean smallest, boolean retracting) {
        this.type = type.withNullable(false);
        this.smallest = smallest;
        this.retracting = retracting;
    }

    @Override
    public int words() {
        return retracting ? 2 : 1;
    }

    @Override
    public void place(int firstWord, int firstSide) {
        word = firstWord;
        side = firstSide;
    }

    @Override
    public List<RecordValue> values(String groups) {
        return Collections.nCopies(words(), new RecordValue.Link(GroupValues.side(groups, side)));
    }

    @Override
    public List<RecordLayout> sides(String groups) {
        RecordValue node = new RecordValue.Link(GroupValues.side(groups, side));
        return List.of(
                GroupValues.layout(groups, List.of(type), List.of(RecordValue.WORD, RecordValue.WORD, node, node)));
    }

    @Override
    public void add(Groups groups, AggregateInput input) {
        add(groups, input.values(0), input.records(), input.weights(), input.count());
    }

    private void add(Groups groups, Column values, int[] records, int @Nullable [] weights, int count) {
        Heap heap = new Heap(groups.side(side), smallest);
        int[] entries = new int[count];
        heap.table.findOrAdd(GroupValues.batch(records, new Column[] {values}, count), new int[] {0, 1}, entries);
        if (retracting) {
            for (int i = 0; i < count; i++) {
                update(groups, heap, records[i], entries[i], weights == null ? 1 : weights[i]);
            }
            for (int i = 0; i < count; i++) {
                removeIfGone(groups, heap, records[i], entries[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                compete(groups, heap, records[i], entries[i]);
            }
        }
    }

    private void update(Groups groups, Heap heap, int record, int entry, int weight) {
        long count = heap.get(entry, COUNT) + weight;
        heap.set(entry, COUNT, count);
        long place = heap.get(entry, PLACE);
        if (count > 0 && place != IN_HEAP) {
            if (place == IN_LIST) {
                takeOffList(groups, heap, record, entry);
            }
            heap.set(entry, PLACE, IN_HEAP);
            groups.setWord(record, word, heap.merge(groups.word(record, word), entry + 1));
        } else if (count < 0 && place == NOWHERE) {
            list(groups, heap, record, entry);
        }
    }

    private void list(Groups groups, Heap heap, int record, int entry) {
        long first = groups.word(record, word + 1);
        heap.set(entry, PLACE, IN_LIST);
        heap.set(entry, LEFT, first);
        if (first != 0) {
            heap.set((int) first - 1, RIGHT, entry + 1);
        }
        groups.setWord(record, word + 1, entry + 1);
    }

    private void takeOffList(Groups groups, Heap heap, int record, int entry) {
        long next = heap.get(entry, LEFT);
        long before = heap.get(entry, RIGHT);
        if (next != 0) {
            heap.set((int) next - 1, RIGHT, before);
        }
        if (before != 0) {
            heap.set((int) before - 1, LEFT, next);
        } else {
            groups.setWord(record, word + 1, next);
        }
        heap.detach(entry);
    }

    private void removeIfGone(Groups groups, Heap heap, int record, int entry) {
        if (heap.get(entry, COUNT) == 0 && heap.get(entry, PLACE) != IN_HEAP) {
            if (heap.get(entry, PLACE) == IN_LIST) {
                takeOffList(groups, heap, record, entry);
            }
            heap.remove(entry);
        }
    }

    /** Keeps the better of the group's value and another; the other is in the table already. */
    private void compete(Groups groups, Heap heap, int record, int entry) {
        int best = (int) groups.word(record, word) - 1;
        if (entry == best || heap.get(entry, COUNT) == REMOVED) {
            return;
        }
        int loser = best;
        if (best == RecordTable.NONE || heap.isBetter(entry, best)) {
            groups.setWord(record, word, entry + 1);
        } else {
            loser = entry;
        }
        if (loser != RecordTable.NONE) {
            heap.remove(loser);
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        RecordTable source = from.side(side);
        int[] mapped = GroupValues.mapping(from, fromRecords, intoRecords, count);
        GroupValues.scan(source, (entries, size) -> {
            int[] kept = new int[size];
            int[] records = new int[size];
            int[] weights = new int[size];
            int n = 0;
            for (int i = 0; i < size; i++) {
                int offset = source.pages().offset(entries[i]) + source.valueWord();
                long occurrences = source.pages().page(entries[i])[offset + COUNT];
                kept[n] = entries[i];
                records[n] = mapped[GroupValues.group(source, entries[i])];
                weights[n] = Math.toIntExact(occurrences);
                n += records[n] == RecordTable.NONE || retracting && occurrences == 0 ? 0 : 1;
            }
            add(into, source.key(1, kept, n), records, weights, n);
        });
    }

    /** The record of the best value of a group in the side table, or {@link RecordTable#NONE}. */
    int best(Groups groups, int record) {
        if (!retracting) {
            return (int) groups.word(record, word) - 1;
        }
        Heap heap = new Heap(groups.side(side), smallest);
        long top = groups.word(record, word);
        long before = top;
        while (top != 0 && heap.get((int) top - 1, COUNT) <= 0) {
            int gone = (int) top - 1;
            top = heap.merge(heap.get(gone, LEFT), heap.get(gone, RIGHT));
            heap.detach(gone);
            if (heap.get(gone, COUNT) < 0) {
                list(groups, heap, record, gone);
            } else {
                heap.remove(gone);
            }
        }
        if (top != before) {
            groups.setWord(record, word, top);
        }
        return (int) top - 1;
    }

    /** The values in the side table. */
    Column values(Groups groups, int[] entries, int count) {
        return groups.side(side).key(1, entries, count);
    }

    @Override
    public void release(Groups groups, int record) {
        Heap heap = new Heap(groups.side(side), smallest);
        long top = groups.word(record, word);
        while (top != 0) {
            int entry = (int) top - 1;
            top = heap.merge(heap.get(entry, LEFT), heap.get(entry, RIGHT));
            heap.remove(entry);
        }
        groups.setWord(record, word, 0);
        while (retracting && groups.word(record, word + 1) != 0) {
            int entry = (int) groups.word(record, word + 1) - 1;
            takeOffList(groups, heap, record, entry);
            heap.remove(entry);
        }
    }

    /** The heaps of a side table. Links are record numbers plus one; 0 is none. */
    private static final class Heap {
        private final RecordTable table;
        private final RecordPages pages;
        private final boolean smallest;

        Heap(RecordTable table, boolean smallest) {
            this.table = table;
            this.smallest = smallest;
            pages = table.pages();
        }

        long get(int entry, int field) {
            return pages.page(entry)[pages.offset(entry) + table.valueWord() + field];
        }

        void set(int entry, int field, long value) {
            pages.pageForWrite(entry)[pages.offset(entry) + table.valueWord() + field] = value;
        }

        boolean isBetter(int a, int b) {
            int order = table.compareKey(1, a, b);
            return smallest ? order < 0 : order > 0;
        }

        void detach(int entry) {
            set(entry, PLACE, NOWHERE);
            set(entry, LEFT, 0);
            set(entry, RIGHT, 0);
        }

        void remove(int entry) {
            set(entry, COUNT, REMOVED);
            table.remove(entry);
        }

        /** Merges two heaps from the top down, without recursion: paths can be long. */
        long merge(long a, long b) {
            if (a == 0 || b == 0) {
                return a + b;
            }
            long top = a;
            long other = b;
            if (isBetter((int) b - 1, (int) a - 1)) {
                top = b;
                other = a;
            }
            long root = top;
            while (true) {
                int node = (int) top - 1;
                long right = get(node, RIGHT);
                set(node, RIGHT, get(node, LEFT));
                if (right == 0) {
                    set(node, LEFT, other);
                    return root;
                }
                if (isBetter((int) other - 1, (int) right - 1)) {
                    long swapped = right;
                    right = other;
                    other = swapped;
                }
                set(node, LEFT, right);
                top = right;
            }
        }
    }
}
