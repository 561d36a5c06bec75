package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;

/** The sum of the weights of the rows: one word. */
final class CountCell implements Cell {
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
        int count = input.count();
        if (input.isOneGroup() && count > 0) {
            long all = count;
            if (weights != null) {
                all = 0;
                for (int i = 0; i < count; i++) {
                    all += weights[i];
                }
            }
            pages.page(records[0])[pages.offset(records[0]) + at] += all;
        } else if (weights == null) {
            for (int i = 0; i < count; i++) {
                pages.page(records[i])[pages.offset(records[i]) + at]++;
            }
        } else {
            for (int i = 0; i < count; i++) {
                pages.page(records[i])[pages.offset(records[i]) + at] += weights[i];
            }
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        long[] counts = from.words(fromRecords, count, word);
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            pages.page(intoRecords[i])[pages.offset(intoRecords[i]) + at] += counts[i];
        }
    }

    /** The counts of some groups. */
    long[] counts(Groups groups, int[] records, int count) {
        return groups.words(records, count, word);
    }

    long count(Groups groups, int record) {
        return groups.word(record, word);
    }
}
