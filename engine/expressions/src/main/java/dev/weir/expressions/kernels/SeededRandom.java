package dev.weir.expressions.kernels;

/**
 * The linear congruential generator that {@link java.util.Random} documents, so that RAND with a seed gives the numbers
 * that Flink's gives.
 */
public final class SeededRandom {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long MASK = (1L << 48) - 1;

    private long state;

    public SeededRandom(long seed) {
        state = (seed ^ MULTIPLIER) & MASK;
    }

    private int next(int bits) {
        state = state * MULTIPLIER + 0xBL & MASK;
        return (int) (state >>> 48 - bits);
    }

    /** A number from 0 up to but not including 1. */
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
    }

    /** A number from 0 up to but not including a positive bound. */
    public int nextInt(int bound) {
        if ((bound & -bound) == bound) {
            return (int) (bound * (long) next(31) >> 31);
        }
        int bits;
        int value;
        do {
            bits = next(31);
            value = bits % bound;
        } while (bits - value + (bound - 1) < 0);
        return value;
    }
}
