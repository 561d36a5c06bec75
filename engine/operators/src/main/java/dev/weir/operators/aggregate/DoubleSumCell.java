package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;

/**
 * The sum of floating-point numbers: the bits of the sum in one word, and of what rounding has lost in another
 * (Neumaier's variant of Kahan's summation), so that the sum hardly depends on the order of the rows and retractions
 * leave nothing behind.
 */
final class DoubleSumCell implements Cell {
    private int word;

    @Override
    public int words() {
        return 2;
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
        double[] values = input.doubles();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            double value = weights == null ? values[i] : values[i] * weights[i];
            add(pages.page(records[i]), pages.offset(records[i]) + at, value);
        }
    }

    private static void add(long[] page, int at, double value) {
        double sum = Double.longBitsToDouble(page[at]);
        double next = sum + value;
        double lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        page[at] = Double.doubleToRawLongBits(next);
        page[at + 1] = Double.doubleToRawLongBits(Double.longBitsToDouble(page[at + 1]) + lost);
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        long[] sums = from.words(fromRecords, count, word);
        long[] lost = from.words(fromRecords, count, word + 1);
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            long[] page = pages.page(intoRecords[i]);
            int offset = pages.offset(intoRecords[i]) + at;
            add(page, offset, Double.longBitsToDouble(sums[i]));
            add(page, offset, Double.longBitsToDouble(lost[i]));
        }
    }

    /** The sums of some groups. */
    double[] sums(Groups groups, int[] records, int count) {
        long[] sums = groups.words(records, count, word);
        long[] lost = groups.words(records, count, word + 1);
        double[] results = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = Double.longBitsToDouble(sums[i]);
            // Once the sum is infinite or no number, so is what was lost.
            results[i] = Double.isFinite(sum) ? sum + Double.longBitsToDouble(lost[i]) : sum;
        }
        return results;
    }
}
