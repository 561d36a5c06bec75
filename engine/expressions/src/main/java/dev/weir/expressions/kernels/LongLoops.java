package dev.weir.expressions.kernels;

/**
 * Comparisons of BIGINT and all else that is a {@code long[]}: see {@link Loops}. The complement of a comparison of
 * integers is had by inverting its bitmap.
 */
interface LongLoops {
    void equal(long[] left, long[] right, int rows, long[] bits);

    void less(long[] left, long[] right, int rows, long[] bits);

    void equal(long[] left, long right, int rows, long[] bits);

    void less(long[] left, long right, int rows, long[] bits);

    void greater(long[] left, long right, int rows, long[] bits);
}
