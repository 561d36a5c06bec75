package dev.weir.expressions.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Comparisons of DOUBLE with the Vector API. Each operator has a loop of its own, because an operator handed over as an
 * argument is no constant to the JIT and would be interpreted lane by lane. 64 rows are a whole number of vectors; the
 * rows beyond the last full word are done one by one.
 */
final class VectorDoubleLoops implements DoubleLoops {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int DOUBLE_LANES = DOUBLES.length();

    @Override
    public void equal(double[] left, double[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
                set |= values.compare(VectorOperators.EQ, DoubleVector.fromArray(DOUBLES, right, first + lane))
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
    public void less(double[] left, double[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
                set |= values.compare(VectorOperators.LT, DoubleVector.fromArray(DOUBLES, right, first + lane))
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
    public void lessOrEqual(double[] left, double[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
                set |= values.compare(VectorOperators.LE, DoubleVector.fromArray(DOUBLES, right, first + lane))
                                .toLong()
                        << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] <= right[row] ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void equal(double[] left, double right, int rows, long[] bits) {
        DoubleVector constant = DoubleVector.broadcast(DOUBLES, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
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
    public void less(double[] left, double right, int rows, long[] bits) {
        DoubleVector constant = DoubleVector.broadcast(DOUBLES, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
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
    public void lessOrEqual(double[] left, double right, int rows, long[] bits) {
        DoubleVector constant = DoubleVector.broadcast(DOUBLES, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
                set |= values.compare(VectorOperators.LE, constant).toLong() << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] <= right ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }

    @Override
    public void greater(double[] left, double right, int rows, long[] bits) {
        DoubleVector constant = DoubleVector.broadcast(DOUBLES, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
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

    @Override
    public void greaterOrEqual(double[] left, double right, int rows, long[] bits) {
        DoubleVector constant = DoubleVector.broadcast(DOUBLES, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += DOUBLE_LANES) {
                DoubleVector values = DoubleVector.fromArray(DOUBLES, left, first + lane);
                set |= values.compare(VectorOperators.GE, constant).toLong() << lane;
            }
            bits[first >>> 6] = set;
        }
        if (whole < rows) {
            long set = 0;
            for (int row = whole; row < rows; row++) {
                set |= (left[row] >= right ? 1L : 0L) << row;
            }
            bits[whole >>> 6] = set;
        }
    }
}
