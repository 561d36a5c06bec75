package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.expressions.Rows;

/** Compares text and binary as unsigned bytes, which for UTF-8 is the order of code points. */
final class BytesComparison extends BitsPredicate {
    private final Comparison comparison;

    BytesComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        long[] bits = newBits(rows);
        Texts left = Texts.of(arguments[0]);
        Texts right = Texts.of(arguments[1]);
        if (isEquality() && arguments[1] instanceof ConstantColumn) {
            byte[] constant = right.copy(0);
            for (int row = 0; row < rows; row++) {
                bits[row >>> 6] |= (left.equalsAt(row, constant) ? 1L : 0L) << row;
            }
            LongComparison.complement(comparison, bits);
        } else if (isEquality()) {
            for (int row = 0; row < rows; row++) {
                bits[row >>> 6] |= (left.equalsAt(row, right, row) ? 1L : 0L) << row;
            }
            LongComparison.complement(comparison, bits);
        } else {
            for (int row = 0; row < rows; row++) {
                bits[row >>> 6] |= (long) comparison.holds(left.compareAt(row, right, row)) << row;
            }
        }
        return bits;
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        Texts left = Texts.of(arguments[0]);
        Texts right = Texts.of(arguments[1]);
        int n = 0;
        if (isEquality() && arguments[1] instanceof ConstantColumn) {
            byte[] constant = right.copy(0);
            int unequal = comparison == Comparison.EQUAL ? 0 : 1;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                out[n] = row;
                n += (left.equalsAt(row, constant) ? 1 : 0) ^ unequal;
            }
            return n;
        }
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            out[n] = row;
            n += comparison.holds(left.compareAt(row, right, row));
        }
        return n;
    }

    private boolean isEquality() {
        return comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
    }
}
