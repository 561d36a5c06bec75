package dev.weir.expressions.kernels;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the Vector API. Each operator has a loop of its own, because an operator handed over as an argument is
 * no constant to the JIT and would be interpreted lane by lane. Every species has a power of two of at most 64 lanes,
 * so 64 rows are a whole number of vectors; the rows beyond the last full word are done one by one.
 */
final class VectorLoops implements LoopSet {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final int LONG_LANES = LONGS.length();
    private static final int INT_LANES = INTS.length();
    private static final int DOUBLE_LANES = DOUBLES.length();
    private static final int BYTE_LANES = BYTES.length();
    private static final long INT_LANE_BITS = (1L << INT_LANES) - 1;

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

    @Override
    public void equal(int[] left, int[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, left, first + lane);
                set |= values.compare(VectorOperators.EQ, IntVector.fromArray(INTS, right, first + lane))
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
    public void less(int[] left, int[] right, int rows, long[] bits) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, left, first + lane);
                set |= values.compare(VectorOperators.LT, IntVector.fromArray(INTS, right, first + lane))
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
    public void equal(int[] left, int right, int rows, long[] bits) {
        IntVector constant = IntVector.broadcast(INTS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, left, first + lane);
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
    public void less(int[] left, int right, int rows, long[] bits) {
        IntVector constant = IntVector.broadcast(INTS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, left, first + lane);
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
    public void greater(int[] left, int right, int rows, long[] bits) {
        IntVector constant = IntVector.broadcast(INTS, right);
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = 0;
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, left, first + lane);
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

    @Override
    public int compact(long[] bits, int rows, int[] out) {
        int whole = rows & -64;
        IntVector lanes = IntVector.zero(INTS).addIndex(1);
        int n = 0;
        for (int first = 0; first < whole; first += 64) {
            long set = bits[first >>> 6];
            if (set == 0) {
                continue;
            }
            for (int lane = 0; lane < 64; lane += INT_LANES) {
                long some = set >>> lane & INT_LANE_BITS;
                VectorMask<Integer> mask = VectorMask.fromLong(INTS, some);
                // Compressed lanes are stored whole: what they overwrite lies ahead, since n <= first + lane.
                lanes.add(first + lane).compress(mask).intoArray(out, n);
                n += Long.bitCount(some);
            }
        }
        for (int row = whole; row < rows; row++) {
            out[n] = row;
            n += (int) (bits[row >>> 6] >>> row & 1L);
        }
        return n;
    }

    @Override
    public void expand(long[] bits, int rows, boolean[] out) {
        int whole = rows & -64;
        for (int first = 0; first < whole; first += 64) {
            long set = bits[first >>> 6];
            for (int lane = 0; lane < 64; lane += BYTE_LANES) {
                VectorMask.fromLong(BYTES, set >>> lane).intoArray(out, first + lane);
            }
        }
        for (int row = whole; row < rows; row++) {
            out[row] = (bits[row >>> 6] >>> row & 1L) != 0;
        }
    }
}
