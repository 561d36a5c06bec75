package dev.weir.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When a task came to each of its batches, of input and of output: what lies between two is the time of one batch and
 * of all else that kept the task from the next. Written by the task's thread, read by any.
 */
final class BatchTimes {
    private static final double MILLI = 1e6;
    private static final int MOST = 1 << 22;

    private final long[] times = new long[MOST];
    private int count;
    private boolean on;
    private long rows;

    /** The task has been given a batch, and is done with all before. */
    synchronized void batch(int size) {
        rows += size;
        tick();
    }

    /** The task is done with a part of its work. */
    synchronized void tick() {
        if (on && count < MOST) {
            times[count++] = System.nanoTime();
        }
    }

    /** Rows that the task has come to so far. */
    synchronized long rows() {
        return rows;
    }

    /** Begins anew. */
    synchronized void start() {
        count = 0;
        on = true;
    }

    /** What was noted since {@link #start}; no more is. */
    synchronized Gaps stop() {
        on = false;
        return new Gaps(Arrays.copyOf(times, count));
    }

    /** What lies between batches, in milliseconds. */
    static final class Gaps {
        private final long[] times;

        private Gaps(long[] times) {
            this.times = times;
        }

        /** The time of which only one gap in a hundred is longer. */
        double percentile99() {
            return at(gaps(0, times.length), 0.99);
        }

        /** The longest gap of each whole second. */
        double[] longestBySecond() {
            List<Double> longest = new ArrayList<>();
            int from = 0;
            for (int i = 1; i < times.length; i++) {
                if (times[i] - times[from] >= 1_000_000_000L) {
                    longest.add(at(gaps(from, i + 1), 1));
                    from = i;
                }
            }
            return longest.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private double[] gaps(int from, int to) {
            double[] gaps = new double[Math.max(1, to - from - 1)];
            for (int i = from + 1; i < to; i++) {
                gaps[i - from - 1] = (times[i] - times[i - 1]) / MILLI;
            }
            return gaps;
        }

        private static double at(double[] values, double part) {
            Arrays.sort(values);
            return values[(int) Math.min(values.length - 1L, Math.round(values.length * part))];
        }
    }
}
