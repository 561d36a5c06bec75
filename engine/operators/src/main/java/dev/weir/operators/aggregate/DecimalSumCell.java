package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordPages;
import java.math.BigInteger;

/** The exact sum of unscaled decimals as a 192-bit integer in two's complement: three words, lowest first. */
final class DecimalSumCell implements Cell {
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
        long[] low = input.longs();
        long[] high = input.highLongs();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            long upper = high == null ? low[i] >> 63 : high[i];
            long[] page = pages.page(records[i]);
            int offset = pages.offset(records[i]) + at;
            int weight = weights == null ? 1 : weights[i];
            if (weight == 1) {
                add(page, offset, low[i], upper, upper >> 63);
            } else {
                addTimes(page, offset, low[i], upper, weight);
            }
        }
    }

    /** Adds a 128-bit integer a number of times, which may be negative. */
    private static void addTimes(long[] page, int at, long low, long high, long weight) {
        // Schoolbook multiplication by one word, modulo 2^192.
        long carry = Math.unsignedMultiplyHigh(low, weight);
        long middle = high * weight + carry;
        long upper = Math.multiplyHigh(high, weight) + (Long.compareUnsigned(middle, carry) < 0 ? 1 : 0);
        if (weight < 0) {
            // The low word counted as unsigned, the weight did as well: take back 2^64 * low.
            long before = middle;
            middle -= low;
            upper -= Long.compareUnsigned(before, low) < 0 ? 1 : 0;
        }
        add(page, at, low * weight, middle, upper);
    }

    private static void add(long[] page, int at, long low, long middle, long high) {
        long first = page[at] + low;
        long carry = Long.compareUnsigned(first, low) < 0 ? 1 : 0;
        long second = page[at + 1] + middle;
        long overflow = Long.compareUnsigned(second, middle) < 0 ? 1 : 0;
        second += carry;
        overflow += carry == 1 && second == 0 ? 1 : 0;
        page[at] = first;
        page[at + 1] = second;
        page[at + 2] += high + overflow;
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {
        long[] low = from.words(fromRecords, count, word);
        long[] middle = from.words(fromRecords, count, word + 1);
        long[] high = from.words(fromRecords, count, word + 2);
        RecordPages pages = into.pages();
        int at = into.table().valueWord() + word;
        for (int i = 0; i < count; i++) {
            add(pages.page(intoRecords[i]), pages.offset(intoRecords[i]) + at, low[i], middle[i], high[i]);
        }
    }

    /** The unscaled sum of a group. */
    BigInteger sum(Groups groups, int record) {
        long low = groups.word(record, word);
        long middle = groups.word(record, word + 1);
        long high = groups.word(record, word + 2);
        if (middle == low >> 63 && high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        return BigInteger.valueOf(high)
                .shiftLeft(128)
                .add(unsigned(middle).shiftLeft(64))
                .add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        BigInteger value = BigInteger.valueOf(word);
        return word < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
    }
}
