package dev.weir.expressions.kernels;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Rows;

/**
 * Compares types whose values take more than one instruction to compare: wide decimals, fine timestamps, nested values.
 */
final class SignComparison extends BitsPredicate {
    /** The sign of the difference of the two sides at a row. */
    @FunctionalInterface
    interface Signs {
        int at(int row);
    }

    /** Prepares the two sides of a batch for reading. */
    @FunctionalInterface
    interface Opener {
        Signs open(Column left, Column right);
    }

    private final Comparison comparison;
    private final Opener opener;

    SignComparison(Comparison comparison, Opener opener) {
        this.comparison = comparison;
        this.opener = opener;
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        Signs signs = opener.open(arguments[0], arguments[1]);
        long[] bits = newBits(rows);
        for (int row = 0; row < rows; row++) {
            bits[row >>> 6] |= (long) comparison.holds(signs.at(row)) << row;
        }
        return bits;
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        Signs signs = opener.open(arguments[0], arguments[1]);
        int n = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            out[n] = row;
            n += comparison.holds(signs.at(row));
        }
        return n;
    }

    static Signs booleans(Column left, Column right) {
        boolean[] a = ((BooleanColumn) Vectors.values(left)).values();
        boolean[] b = ((BooleanColumn) Vectors.values(right)).values();
        int leftMask = Vectors.mask(left);
        int rightMask = Vectors.mask(right);
        return row -> Boolean.compare(a[row & leftMask], b[row & rightMask]);
    }

    static Signs timestamps(Column left, Column right) {
        TimestampColumn a = (TimestampColumn) Vectors.values(left);
        TimestampColumn b = (TimestampColumn) Vectors.values(right);
        int leftMask = Vectors.mask(left);
        int rightMask = Vectors.mask(right);
        return row -> Values.compareTimestamps(a, row & leftMask, b, row & rightMask);
    }

    static Signs decimals(Column left, Column right) {
        Decimals a = Decimals.of(left);
        Decimals b = Decimals.of(right);
        return row -> Int128.compare(a.high(row), a.low(row), b.high(row), b.low(row));
    }

    static Signs decimalsOfAnyScale(Column left, Column right) {
        Decimals a = Decimals.of(left);
        Decimals b = Decimals.of(right);
        return row -> a.value(row).compareTo(b.value(row));
    }

    static Signs anything(Column left, Column right) {
        return row -> Values.compare(left, row, right, row);
    }

    /** For types that know equality only. */
    static Signs equality(Column left, Column right) {
        return row -> Values.equal(left, row, right, row) ? 0 : 1;
    }
}
