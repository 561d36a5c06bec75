package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import java.util.Arrays;
import java.util.List;

/**
 * What the first column of an ORDER BY says of the rows of a batch, as words: of two rows with different words the one
 * with the lesser comes first; of two with the same either may. Most comparisons end here, without a look at the rows.
 * One thread; the array is reused.
 */
final class OrderWords {
    private final List<SortKey> keys;
    private long[] words = new long[0];

    OrderWords(List<SortKey> keys) {
        this.keys = keys;
    }

    /** The word of the i-th row that counts. */
    long[] read(Batch batch) {
        int count = batch.size();
        if (words.length < count) {
            words = new long[Math.max(count, words.length * 2)];
        }
        if (keys.isEmpty()) {
            Arrays.fill(words, 0, count, 0);
            return words;
        }
        SortKey key = keys.getFirst();
        Column column = batch.column(key.column()).flat();
        gather(column, batch, count);
        if (!key.ascending()) {
            for (int i = 0; i < count; i++) {
                words[i] = ~words[i];
            }
        }
        if (column.validity() != null) {
            long ofNull = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                words[i] = column.isNull(batch.row(i)) ? ofNull : words[i];
            }
        }
        return words;
    }

    private void gather(Column column, Batch batch, int count) {
        switch (column) {
            case LongColumn c -> gather(c.values(), batch, count);
            case TimestampColumn c -> gather(c.millis(), batch, count);
            case IntColumn c -> {
                int[] values = c.values();
                for (int i = 0; i < count; i++) {
                    words[i] = values[batch.row(i)];
                }
            }
            case BooleanColumn c -> {
                for (int i = 0; i < count; i++) {
                    words[i] = c.values()[batch.row(i)] ? 1 : 0;
                }
            }
            case DoubleColumn c -> {
                for (int i = 0; i < count; i++) {
                    words[i] = ordered(c.values()[batch.row(i)]);
                }
            }
            case FloatColumn c -> {
                for (int i = 0; i < count; i++) {
                    words[i] = ordered(c.values()[batch.row(i)]);
                }
            }
            case DecimalColumn c -> gatherDecimals(c, batch, count);
            default -> Arrays.fill(words, 0, count, 0);
        }
    }

    private void gather(long[] values, Batch batch, int count) {
        int[] selection = batch.selection();
        if (selection == null) {
            System.arraycopy(values, 0, words, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                words[i] = values[selection[i]];
            }
        }
    }

    /** Long ones say nothing. */
    private void gatherDecimals(DecimalColumn column, Batch batch, int count) {
        long[] high = column.high();
        if (high == null && column.type() instanceof dev.weir.data.DataType.Decimal type && type.isShort()) {
            gather(column.low(), batch, count);
        } else {
            Arrays.fill(words, 0, count, 0);
        }
    }

    /** Bits in whose signed order the numbers are; both zeros are one, as everywhere in SQL. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0d);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
}
