package dev.weir.expressions.kernels;

/**
 * Comparisons of INT and all else that is an {@code int[]} in plain Java, without branches in the rows: what runs
 * without the Vector API, and its oracle.
 */
final class ScalarIntLoops implements IntLoops {
    @Override
    public void equal(int[] left, int[] right, int rows, long[] bits) {
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
    public void less(int[] left, int[] right, int rows, long[] bits) {
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
    public void equal(int[] left, int right, int rows, long[] bits) {
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
    public void less(int[] left, int right, int rows, long[] bits) {
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
    public void greater(int[] left, int right, int rows, long[] bits) {
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
