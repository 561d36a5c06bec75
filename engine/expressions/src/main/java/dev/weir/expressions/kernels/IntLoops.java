package dev.weir.expressions.kernels;

/**
 * Comparisons of INT and all else that is an {@code int[]}: see {@link Loops}. The complement of a comparison of
 * integers is had by inverting its bitmap.
 */
interface IntLoops {
    void equal(int[] left, int[] right, int rows, long[] bits);

    void less(int[] left, int[] right, int rows, long[] bits);

    void equal(int[] left, int right, int rows, long[] bits);

    void less(int[] left, int right, int rows, long[] bits);

    void greater(int[] left, int right, int rows, long[] bits);
}
