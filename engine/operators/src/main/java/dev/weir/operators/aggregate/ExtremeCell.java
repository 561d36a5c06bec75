package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;

/**
 * MIN or MAX of values that are one ordered word and are never retracted: one word, biased so that a new record's zero
 * is worse than every value.
 */
final class ExtremeCell implements Cell {
    private final boolean smallest;
    private int word;

    ExtremeCell(boolean smallest) {
        this.smallest = smallest;
    }

    @Override
    public int words() {
        return 1;
    }

    @Override
    public void place(int firstWord, int side) {
        word = firstWord;
    }

    @Override
    public void add(Groups groups, AggregateInput input) {
        improve(groups, input.records(), input.orderedWords(), input.count());
    }

    private void improve(Groups groups, int[] records, long[] values, int count) {
        RecordPages pages = groups.pages();
        int at = groups.table().valueWord() + word;
        long flip = smallest ? -1L : 0;
        for (int i = 0; i < count; i++) {
            long[] page = pages.page(records[i]);
            int offset = pages.offset(records[i]) + at;
            page[offset] = Math.max(page[offset] ^ Long.MIN_VALUE, values[i] ^ flip) ^ Long.MIN_VALUE;
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        improve(into, intoRecords, orderedWords(from, fromRecords, count), count);
    }

    /** The extremes of some groups, as ordered words; without meaning for groups that had no value. */
    long[] orderedWords(Groups groups, int[] records, int count) {
        long[] words = groups.words(records, count, word);
        long flip = smallest ? -1L : 0;
        for (int i = 0; i < count; i++) {
            words[i] = words[i] ^ Long.MIN_VALUE ^ flip;
        }
        return words;
    }
}
