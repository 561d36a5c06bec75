package dev.weir.expressions.kernels;

/**
 * The loops that filters spend their time in. Two implementations, {@link ScalarLoops} and {@link VectorLoops}, give
 * equal results; {@link #BEST} is the faster one that this JVM offers.
 *
 * <p>Bitmaps have one bit a row as {@link dev.weir.data.Validity} describes; a loop over {@code rows} rows writes
 * {@code Validity.words(rows)} words, of which the bits beyond the last row are arbitrary. The complement of a
 * comparison of integers is had by {@link #not}; floating point needs both directions, because of NaN.
 */
public interface LoopSet {
    /** The fastest set that this JVM can run. */
    LoopSet BEST = choose();

    private static LoopSet choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? new VectorLoops() : new ScalarLoops();
    }

    void equal(long[] left, long[] right, int rows, long[] bits);

    void less(long[] left, long[] right, int rows, long[] bits);

    void equal(long[] left, long right, int rows, long[] bits);

    void less(long[] left, long right, int rows, long[] bits);

    void greater(long[] left, long right, int rows, long[] bits);

    void equal(int[] left, int[] right, int rows, long[] bits);

    void less(int[] left, int[] right, int rows, long[] bits);

    void equal(int[] left, int right, int rows, long[] bits);

    void less(int[] left, int right, int rows, long[] bits);

    void greater(int[] left, int right, int rows, long[] bits);

    void equal(double[] left, double[] right, int rows, long[] bits);

    void less(double[] left, double[] right, int rows, long[] bits);

    void lessOrEqual(double[] left, double[] right, int rows, long[] bits);

    void equal(double[] left, double right, int rows, long[] bits);

    void less(double[] left, double right, int rows, long[] bits);

    void lessOrEqual(double[] left, double right, int rows, long[] bits);

    void greater(double[] left, double right, int rows, long[] bits);

    void greaterOrEqual(double[] left, double right, int rows, long[] bits);

    /**
     * Writes the indexes of the set bits among the first {@code rows}, ascending; {@code out} has room for
     * {@code rows}.
     */
    int compact(long[] bits, int rows, int[] out);

    /** Writes one boolean a bit. */
    void expand(long[] bits, int rows, boolean[] out);

    /** Inverts a bitmap in place. */
    static void not(long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ~bits[i];
        }
    }
}
