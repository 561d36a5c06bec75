package dev.weir.expressions.kernels;

/** Loops over bitmaps in plain Java, without branches in the rows: what runs without the Vector API, and its oracle. */
final class ScalarBitmapLoops implements BitmapLoops {
    @Override
    public int compact(long[] bits, int rows, int[] out) {
        int n = 0;
        for (int word = 0, first = 0; first < rows; word++, first += 64) {
            long set = bits[word];
            if (rows - first < 64) {
                set &= (1L << rows - first) - 1;
            }
            while (set != 0) {
                out[n++] = first + Long.numberOfTrailingZeros(set);
                set &= set - 1;
            }
        }
        return n;
    }

    @Override
    public void expand(long[] bits, int rows, boolean[] out) {
        for (int row = 0; row < rows; row++) {
            out[row] = (bits[row >>> 6] >>> row & 1L) != 0;
        }
    }
}
