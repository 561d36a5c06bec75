package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;

/** The sum of integers modulo 2^64: one word. */
final class LongSumCell implements Cell {
    private int word;

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
        RecordPages pages = groups.pages();
        int at = groups.table().valueWord() + word;
        int[] records = input.records();
        int[] weights = input.weights();
        long[] values = input.longs();
        int count = input.count();
        if (weights == null) {
            for (int i = 0; i < count; i++) {
                pages.page(records[i])[pages.offset(records[i]) + at] += values[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                pages.page(records[i])[pages.offset(records[i]) + at] += values[i] * weights[i];
            }
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        long[] sums = from.words(fromRecords, count, word);
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            pages.page(intoRecords[i])[pages.offset(intoRecords[i]) + at] += sums[i];
        }
    }

    /** The sums of some groups. */
    long[] sums(Groups groups, int[] records, int count) {
        return groups.words(records, count, word);
    }
}
