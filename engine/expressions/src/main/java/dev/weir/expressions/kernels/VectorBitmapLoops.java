package dev.weir.expressions.kernels;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Loops over bitmaps with the Vector API. */
final class VectorBitmapLoops implements BitmapLoops {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final int INT_LANES = INTS.length();
    private static final int BYTE_LANES = BYTES.length();
    private static final long INT_LANE_BITS = (1L << INT_LANES) - 1;

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
