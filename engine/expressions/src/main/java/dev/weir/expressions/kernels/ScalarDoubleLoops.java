package dev.weir.expressions.kernels;

/**
 * Comparisons of DOUBLE in plain Java, without branches in the rows: what runs without the Vector API, and its oracle.
 */
final class ScalarDoubleLoops implements DoubleLoops {
    @Override
    public void equal(double[] left, double[] right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] == right[row] ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void less(double[] left, double[] right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] < right[row] ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void lessOrEqual(double[] left, double[] right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] <= right[row] ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void equal(double[] left, double right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] == right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void less(double[] left, double right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] < right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void lessOrEqual(double[] left, double right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] <= right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void greater(double[] left, double right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] > right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }

    @Override
    public void greaterOrEqual(double[] left, double right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] >= right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }
}
