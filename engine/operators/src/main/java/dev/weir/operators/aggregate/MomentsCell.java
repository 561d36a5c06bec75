package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;

/**
 * Number, mean and sum of squared deviations from the mean, for variances: three words, the latter two as bits of
 * doubles. Updated as Welford does ("Note on a method for calculating corrected sums of squares and products", 1962),
 * backwards for retractions; merged as in Chan, Golub, LeVeque (1979).
 */
final class MomentsCell implements Cell {
    private int word;

    @Override
    public int words() {
        return 3;
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
        for (int i = 0; i < input.count(); i++) {
            long[] page = pages.page(records[i]);
            int offset = pages.offset(records[i]) + at;
            combine(page, offset, weights == null ? 1 : weights[i], values[i], 0);
        }
    }

    /** Adds numbers of the given mean and squared deviations; a negative number of them takes them away. */
    private static void combine(long[] page, int at, long number, double mean, double squares) {
        long total = page[at] + number;
        double before = Double.longBitsToDouble(page[at + 1]);
        double delta = mean - before;
        page[at] = total;
        if (total == 0) {
            page[at + 1] = 0;
            page[at + 2] = 0;
            return;
        }
        double share = (double) number / total;
        double moved = Double.longBitsToDouble(page[at + 2]) + squares + delta * delta * (total - number) * share;
        page[at + 1] = Double.doubleToRawLongBits(before + delta * share);
        page[at + 2] = Double.doubleToRawLongBits(moved);
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            long number = from.word(fromRecords[i], word);
            if (number != 0) {
                double mean = Double.longBitsToDouble(from.word(fromRecords[i], word + 1));
                double squares = Double.longBitsToDouble(from.word(fromRecords[i], word + 2));
                combine(pages.page(intoRecords[i]), pages.offset(intoRecords[i]) + at, number, mean, squares);
            }
        }
    }

    long number(Groups groups, int record) {
        return groups.word(record, word);
    }

    /** The sum of squared deviations from the mean; never negative. */
    double squares(Groups groups, int record) {
        return Math.max(0, Double.longBitsToDouble(groups.word(record, word + 2)));
    }
}
