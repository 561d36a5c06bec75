package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Rows;

/** Compares timestamps by their milliseconds alone while no value is finer than that. */
final class TimestampComparison extends BitsPredicate {
    private final LongComparison millis;
    private final SignComparison fine;

    TimestampComparison(Comparison comparison) {
        millis = new LongComparison(comparison);
        fine = new SignComparison(comparison, SignComparison::timestamps);
    }

    @Override
    public long[] bits(Column[] arguments, int rows) {
        return isFine(arguments) ? fine.bits(arguments, rows) : millis.bits(arguments, rows);
    }

    @Override
    public int select(Column[] arguments, Rows rows, int[] out) {
        return isFine(arguments) ? fine.select(arguments, rows, out) : millis.select(arguments, rows, out);
    }

    private static boolean isFine(Column[] arguments) {
        return hasNanos(arguments[0]) || hasNanos(arguments[1]);
    }

    private static boolean hasNanos(Column column) {
        return ((TimestampColumn) Vectors.values(column)).nanosOfMilli() != null;
    }
}
