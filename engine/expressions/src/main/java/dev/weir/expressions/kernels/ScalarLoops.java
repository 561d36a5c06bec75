package dev.weir.expressions.kernels;

/** The loops in plain Java, without branches in the rows: what runs without the Vector API, and its oracle. */
final class ScalarLoops implements LoopSet {
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
