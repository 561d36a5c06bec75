package dev.weir.expressions.kernels;

/** What is done with bitmaps: see {@link Loops}. */
public interface BitmapLoops {
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
