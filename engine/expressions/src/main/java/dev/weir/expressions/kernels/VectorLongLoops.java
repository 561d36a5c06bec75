package dev.weir.expressions.kernels;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Comparisons of BIGINT and all else that is a {@code long[]} with the Vector API. Each operator has a loop of its own,
 * because an operator handed over as an argument is no constant to the JIT and would be interpreted lane by lane. 64
 * rows are a whole number of vectors; the rows beyond the last full word are done one by one.
 */
final class VectorLongLoops implements LongLoops {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int LONG_LANES = LONGS.length();

    @Override
    public void equal(long[] left, long[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += LONG_LANES) {
                LongVector values = LongVector.fromArray(LONGS, left, first + lane);
                set |= values.compare(VectorOperators.EQ, LongVector.fromArray(LONGS, right, first + lane))
                                .toLong()
                        << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] == right[row] ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void less(long[] left, long[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += LONG_LANES) {
                LongVector values = LongVector.fromArray(LONGS, left, first + lane);
                set |= values.compare(VectorOperators.LT, LongVector.fromArray(LONGS, right, first + lane))
                                .toLong()
                        << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] < right[row] ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void equal(long[] left, long right, int rows, long[] bits) {
        LongVector constant = LongVector.broadcast(LONGS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += LONG_LANES) {
                LongVector values = LongVector.fromArray(LONGS, left, first + lane);
                set |= values.compare(VectorOperators.EQ, constant).toLong() << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] == right ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void less(long[] left, long right, int rows, long[] bits) {
        LongVector constant = LongVector.broadcast(LONGS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += LONG_LANES) {
                LongVector values = LongVector.fromArray(LONGS, left, first + lane);
                set |= values.compare(VectorOperators.LT, constant).toLong() << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] < right ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void greater(long[] left, long right, int rows, long[] bits) {
        LongVector constant = LongVector.broadcast(LONGS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += LONG_LANES) {
                LongVector values = LongVector.fromArray(LONGS, left, first + lane);
                set |= values.compare(VectorOperators.GT, constant).toLong() << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] > right ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }
}
