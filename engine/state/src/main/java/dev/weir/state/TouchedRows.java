package dev.weir.state;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Which rows of a table were touched in which interval, a bit each: few enough to stay in the processor's caches, where
 * a word beside the row would be a cache line to be written back. A row that is moved into the place of another one
 * counts as touched, so that a place says all. One thread.
 */
final class TouchedRows {
    /** More intervals than this are only kept while checkpoints fail. */
    private static final int LONGEST = 8;

    private record Interval(int number, long[] bits) {}

    private final ArrayDeque<Interval> ended = new ArrayDeque<>();
    private long[] bits = {};

    /** Notes that a row is touched; returns whether it is for the first time in this interval. */
    boolean add(int row) {
        int word = row >>> 6;
        if (word >= bits.length) {
            bits = Arrays.copyOf(bits, Math.max(word + 1, 2 * bits.length));
        }
        long bit = 1L << row;
        if ((bits[word] & bit) != 0) {
            return false;
        }
        bits[word] |= bit;
        return true;
    }

    /**
     * Ends an interval.
     *
     * @param since the last interval that does not count; -1 when every row does
     * @param rows how many rows there are
     * @return the rows touched in the intervals that count, which belong to the caller
     */
    long[] end(int interval, int since, int rows) {
        ended.add(new Interval(interval, bits));
        if (ended.size() > LONGEST) {
            // To have been touched too late is to be written once more, which does no harm.
            Interval first = ended.remove();
            Interval second = ended.remove();
            ended.addFirst(new Interval(second.number, or(first.bits, second.bits)));
        }
        bits = new long[bits.length];
        long[] all = new long[rows + 63 >>> 6];
        if (since < 0) {
            Arrays.fill(all, -1);
        } else {
            for (Interval one : ended) {
                for (int i = Math.min(all.length, one.number > since ? one.bits.length : 0) - 1; i >= 0; i--) {
                    all[i] |= one.bits[i];
                }
            }
        }
        if ((rows & 63) != 0) {
            all[all.length - 1] &= -1L >>> -rows;
        }
        return all;
    }

    private static long[] or(long[] into, long[] more) {
        long[] joined = into.length < more.length ? Arrays.copyOf(into, more.length) : into;
        for (int i = 0; i < more.length; i++) {
            joined[i] |= more[i];
        }
        return joined;
    }

    /** Forgets what was touched up to the end of an interval. */
    void trim(int end) {
        while (!ended.isEmpty() && ended.element().number <= end) {
            ended.remove();
        }
    }
}
