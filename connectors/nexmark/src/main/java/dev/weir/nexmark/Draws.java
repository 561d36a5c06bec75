package dev.weir.nexmark;

/**
 * What random bits are made into, a batch at a time. The JIT compiler makes vector instructions of these loops: they
 * have no branches and no calls, count in ints, and take what they need from arrays. Products have 64 bits, of which
 * the upper half counts, because processors have no vector instruction for wider ones; so bounds are below 2^32.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draws() {}

    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** 64 random bits for each of some events. */
    static void bits(long salt, long[] events, long[] bits, int count) {
        for (int i = 0; i < count; i++) {
            bits[i] = mix(salt + events[i] * GOLDEN);
        }
    }

    /** Other random bits, which follow from the given ones. */
    static void remix(long[] bits, long[] others, int count) {
        for (int i = 0; i < count; i++) {
            others[i] = mix(bits[i]);
        }
    }

    /** A number from 0 on and below a bound, which is less than 2^32. */
    static long below(long bits, long bound) {
        return (bits >>> 32) * bound >>> 32;
    }

    /** Numbers from one on, each of as many as wanted. */
    static void below(long[] bits, long from, long bound, long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = from + below(bits[i], bound);
        }
    }

    /** The same as ints. */
    static void below(long[] bits, int from, long bound, int[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = from + (int) below(bits[i], bound);
        }
    }

    /**
     * Chooses the hot one, or one of several that are numbered.
     *
     * @param isHot random bits: one of {@code oneIsAny} is any one
     * @param any random bits that say which
     * @param hot the hot one
     * @param first of the several
     * @param several how many they are
     */
    static void choose(
            long[] isHot,
            long oneIsAny,
            long[] any,
            long[] hot,
            long[] first,
            long[] several,
            long[] chosen,
            int count) {
        for (int i = 0; i < count; i++) {
            long anyOne = first[i] + below(any[i], several[i]);
            long mask = -below(isHot[i], oneIsAny) >> 63;
            chosen[i] = hot[i] & mask | anyOne & ~mask;
        }
    }

    /** Where in a text of 2^16 and more bytes parts of it begin. */
    static void places(long[] bits, int[] places, int count) {
        for (int i = 0; i < count; i++) {
            places[i] = (int) (bits[i] & 0xFFFF);
        }
    }

    /** Adds a number to all. */
    static void add(long[] numbers, long more, long[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = numbers[i] + more;
        }
    }

    /** Numbers that follow each other. */
    static void count(long from, long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
    }
}
