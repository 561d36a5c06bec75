package dev.weir.expressions.kernels;

/**
 * Comparisons of BIGINT and all else that is a {@code long[]} in plain Java, without branches in the rows: what runs
 * without the Vector API, and its oracle.
 */
final class ScalarLongLoops implements LongLoops {
    @Override
    public void equal(long[] left, long[] right, int rows, long[] bits) {
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
    public void less(long[] left, long[] right, int rows, long[] bits) {
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
    public void equal(long[] left, long right, int rows, long[] bits) {
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
    public void less(long[] left, long right, int rows, long[] bits) {
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
    public void greater(long[] left, long right, int rows, long[] bits) {
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            int end = Math.min(first + 64, rows);
            long set = 0;
            for (int row = first; row < end; row++) {
                set |= (left[row] > right ? 1L : 0L) << row;
            }
            bits[word] = set;
        }
    }
}
