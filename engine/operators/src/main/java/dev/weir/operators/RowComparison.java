package dev.weir.operators;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares flat columns row by row. */
final class RowComparison {
    private RowComparison() {}

    /** Whether the rows of two columns of one type differ, NULLs being equal to each other: sets flags, clears none. */
    static void markDifferent(Column a, Column b, int count, boolean[] different) {
        markDifferentNulls(a, b, count, different);
        switch (a) {
            case LongColumn c -> markLongs(c.values(), ((LongColumn) b).values(), a, count, different);
            case IntColumn c -> {
                int[] others = ((IntColumn) b).values();
                for (int i = 0; i < count; i++) {
                    different[i] |= c.values()[i] != others[i] && !a.isNull(i);
                }
            }
            case DoubleColumn c -> {
                double[] others = ((DoubleColumn) b).values();
                for (int i = 0; i < count; i++) {
                    different[i] |= Double.compare(c.values()[i], others[i]) != 0 && !a.isNull(i);
                }
            }
            case DecimalColumn c -> {
                DecimalColumn other = (DecimalColumn) b;
                markLongs(c.low(), other.low(), a, count, different);
                if (c.high() != null && other.high() != null) {
                    markLongs(c.high(), other.high(), a, count, different);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    different[i] |= !a.isNull(i) && !b.isNull(i) && !isEqual(a, i, b, i);
                }
            }
        }
    }

    private static void markDifferentNulls(Column a, Column b, int count, boolean[] different) {
        if (a.validity() != null || b.validity() != null) {
            for (int i = 0; i < count; i++) {
                different[i] |= a.isNull(i) != b.isNull(i);
            }
        }
    }

    private static void markLongs(long[] a, long[] b, Column nulls, int count, boolean[] different) {
        for (int i = 0; i < count; i++) {
            different[i] |= a[i] != b[i] && !nulls.isNull(i);
        }
    }

    /** Whether two values that are not NULL, of flat columns of one type, are equal. */
    private static boolean isEqual(Column a, int i, Column b, int j) {
        return switch (a) {
            case BooleanColumn c -> c.values()[i] == ((BooleanColumn) b).values()[j];
            case FloatColumn c -> Float.compare(c.values()[i], ((FloatColumn) b).values()[j]) == 0;
            case TimestampColumn c -> {
                TimestampColumn other = (TimestampColumn) b;
                yield c.millis()[i] == other.millis()[j]
                        && nanos(c.nanosOfMilli(), i) == nanos(other.nanosOfMilli(), j);
            }
            case BytesColumn c -> {
                BytesColumn other = (BytesColumn) b;
                int from = c.offsets()[i];
                int otherFrom = other.offsets()[j];
                yield Arrays.equals(
                        c.bytes(),
                        from,
                        from + c.lengths()[i],
                        other.bytes(),
                        otherFrom,
                        otherFrom + other.lengths()[j]);
            }
            default -> Objects.deepEquals(a.value(i), b.value(j));
        };
    }

    private static int nanos(int @Nullable [] nanos, int row) {
        return nanos == null ? 0 : nanos[row];
    }
}
