package dev.weir.operators.aggregate;

import dev.weir.base.WeirException;
import dev.weir.dataflow.state.RecordPages;

/** The sum of integers: one word. A sum on the way that has more than 64 bits is an error. */
final class LongSumCell implements Cell {
    private final String summed;
    private int word;

    /** @param summed what is summed, for errors */
    LongSumCell(String summed) {
        this.summed = summed;
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
        RecordPages pages = groups.pages();
        int at = groups.table().valueWord() + word;
        int[] records = input.records();
        int[] weights = input.weights();
        long[] values = input.longs();
        int count = input.count();
        if (weights == null) {
            for (int i = 0; i < count; i++) {
                add(pages.page(records[i]), pages.offset(records[i]) + at, values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                addTimes(pages.page(records[i]), pages.offset(records[i]) + at, values[i], weights[i]);
            }
        }
    }

    private void add(long[] page, int at, long value) {
        long before = page[at];
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            throw overflow(before, value, 1);
        }
        page[at] = sum;
    }

    /** The product may well have more than 64 bits where the sum has not: the lowest BIGINT taken back, for one. */
    private void addTimes(long[] page, int at, long value, int weight) {
        long before = page[at];
        long product = value * weight;
        long sum = before + product;
        long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        if (Math.multiplyHigh(value, weight) + (before >> 63) + carry != sum >> 63) {
            throw overflow(before, value, weight);
        }
        page[at] = sum;
    }

    private WeirException overflow(long sum, long value, int weight) {
        String row = weight == 1 ? "plus " + value : "plus " + weight + " times " + value;
        return WeirException.of(AggregateError.SUM_OVERFLOW, "the sum of %s overflows 64 bits: %s %s", summed, sum, row)
                .hint("cast what is summed to DECIMAL(38, 0)");
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        long[] sums = from.words(fromRecords, count, word);
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            add(pages.page(intoRecords[i]), pages.offset(intoRecords[i]) + at, sums[i]);
        }
    }

    /** The sums of some groups. */
    long[] sums(Groups groups, int[] records, int count) {
        return groups.words(records, count, word);
    }

    /** What is summed, for errors. */
    String summed() {
        return summed;
    }
}
