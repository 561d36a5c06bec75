package dev.weir.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Validity bitmaps: bit {@code row & 63} of word {@code row >> 6} is 1 where the row has a value and 0 where it is
 * NULL. A null array means that no row is NULL.
 */
public final class Validity {
    private Validity() {}

    /** Words needed for that many rows. */
    public static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    /** A bitmap in which every row has a value. */
    public static long[] allValid(int rows) {
        long[] bits = new long[words(rows)];
        Arrays.fill(bits, -1L);
        return bits;
    }

    public static boolean isNull(long @Nullable [] bits, int row) {
        return bits != null && (bits[row >>> 6] >>> row & 1L) == 0;
    }

    public static void setNull(long[] bits, int row) {
        bits[row >>> 6] &= ~(1L << row);
    }

    public static void setValid(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    /** Rows valid in both; shares an argument where the other has no NULLs. */
    public static long @Nullable [] and(long @Nullable [] a, long @Nullable [] b) {
        if (a == null) {
            return b;
        }
        if (b == null || a == b) {
            return a;
        }
        long[] result = new long[Math.min(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = a[i] & b[i];
        }
        return result;
    }

    /** The bitmap of the rows at the given indexes. */
    public static long @Nullable [] take(long @Nullable [] bits, int[] rows, int count) {
        if (bits == null) {
            return null;
        }
        long[] result = new long[words(count)];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            result[i >>> 6] |= (bits[row >>> 6] >>> row & 1L) << i;
        }
        return result;
    }
}
