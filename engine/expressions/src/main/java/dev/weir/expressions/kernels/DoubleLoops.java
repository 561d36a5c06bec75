package dev.weir.expressions.kernels;

/** Comparisons of DOUBLE: see {@link Loops}. Both directions have their loops, because of NaN. */
interface DoubleLoops {
    void equal(double[] left, double[] right, int rows, long[] bits);

    void less(double[] left, double[] right, int rows, long[] bits);

    void lessOrEqual(double[] left, double[] right, int rows, long[] bits);

    void equal(double[] left, double right, int rows, long[] bits);

    void less(double[] left, double right, int rows, long[] bits);

    void lessOrEqual(double[] left, double right, int rows, long[] bits);

    void greater(double[] left, double right, int rows, long[] bits);

    void greaterOrEqual(double[] left, double right, int rows, long[] bits);
}
