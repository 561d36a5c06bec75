package dev.weir.expressions;

import dev.weir.data.Batch;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Which of the physical rows of a batch an expression is to be evaluated for: all, or an ascending selection.
 * Immutable; the array handed in must not be written to afterwards.
 */
public final class Rows {
    /** A selection of at least one row in so many is evaluated as if it were all, where that is safe and vectorised. */
    private static final int DENSE_DIVISOR = 8;

    private final int physicalRows;
    private final int @Nullable [] selection;
    private final int count;

    private Rows(int physicalRows, int @Nullable [] selection, int count) {
        this.physicalRows = physicalRows;
        this.selection = selection;
        this.count = count;
    }

    /** All of that many rows. */
    public static Rows all(int physicalRows) {
        return new Rows(physicalRows, null, physicalRows);
    }

    /** The first {@code count} indexes of a selection. */
    public static Rows selected(int physicalRows, int[] selection, int count) {
        return count == physicalRows ? all(physicalRows) : new Rows(physicalRows, selection, count);
    }

    /** The rows of a batch that count. */
    public static Rows of(Batch batch) {
        int[] selection = batch.selection();
        return selection == null ? all(batch.physicalRows()) : selected(batch.physicalRows(), selection, batch.size());
    }

    /** Length of the columns. */
    public int physicalRows() {
        return physicalRows;
    }

    /** Number of rows meant. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether all physical rows are meant. */
    public boolean isAll() {
        return selection == null;
    }

    /** Whether so many rows are meant that a vectorised loop over all is cheaper than one over the selection. */
    public boolean isDense() {
        return selection == null || count > physicalRows / DENSE_DIVISOR;
    }

    /** The indexes of the rows meant, of which the first {@link #count()} are valid; null when all are. */
    public int @Nullable [] selection() {
        return selection;
    }

    /** The physical index of the i-th row meant. */
    public int row(int i) {
        return selection == null ? i : selection[i];
    }

    /** Those of these rows whose bit is set in a bitmap; null stands for all bits set. */
    public Rows where(long @Nullable [] bits) {
        if (bits == null) {
            return this;
        }
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = row(i);
            kept[n] = row;
            n += (int) (bits[row >>> 6] >>> row & 1L);
        }
        return n == count ? this : new Rows(physicalRows, kept, n);
    }

    /** Those of these rows that are not among {@code others}, which are some of these in the same order. */
    public Rows without(Rows others) {
        if (others.count == 0) {
            return this;
        }
        int[] kept = new int[count - others.count];
        int n = 0;
        int skip = 0;
        for (int i = 0; i < count; i++) {
            int row = row(i);
            if (skip < others.count && others.row(skip) == row) {
                skip++;
            } else {
                kept[n++] = row;
            }
        }
        return new Rows(physicalRows, kept, n);
    }

    /** Whether all of some others are among these. */
    public boolean containsAll(Rows others) {
        if (selection == null) {
            return true;
        }
        if (others.count > count) {
            return false;
        }
        long[] bits = bits();
        long present = 1;
        for (int i = 0; i < others.count; i++) {
            int row = others.row(i);
            present &= bits[row >>> 6] >>> row;
        }
        return (present & 1) != 0;
    }

    /** A bitmap in which the bits of these rows are set. */
    public long[] bits() {
        if (selection == null) {
            return Validity.allValid(physicalRows);
        }
        long[] bits = new long[Validity.words(physicalRows)];
        for (int i = 0; i < count; i++) {
            Validity.setValid(bits, selection[i]);
        }
        return bits;
    }
}
