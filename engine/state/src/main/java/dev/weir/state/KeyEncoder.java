package dev.weir.state;

import dev.weir.data.Batch;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import dev.weir.dataflow.state.ByteArena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the keys of a batch into words, row after row, a column at a time. The second word of bytes that are not inline
 * is their offset in {@link #source} until the key is stored. Buffers are reused from batch to batch. One thread.
 */
final class KeyEncoder {
    private static final byte[] NO_BYTES = new byte[0];

    private final KeyLayout layout;
    private final byte[][] sources;
    private long[] words = new long[0];
    private long[] dictionaryWords = new long[0];
    private int[] identity = new int[0];

    KeyEncoder(KeyLayout layout) {
        this.layout = layout;
        sources = new byte[layout.size()][];
        Arrays.fill(sources, NO_BYTES);
    }

    /** Where long bytes of a column of the key come from. */
    byte[] source(int key) {
        return sources[key];
    }

    /** Encodes the keys of the rows of a batch that count: those of the i-th begin at {@code i * layout.words()}. */
    long[] encode(Batch batch, int[] keyColumns) {
        int count = batch.size();
        int[] selection = batch.selection();
        if (layout.isSingleWord() && selection == null && batch.column(keyColumns[0]) instanceof LongColumn plain) {
            return plain.values();
        }
        int[] rows = selection == null ? identity(count) : selection;
        int stride = layout.words();
        if (words.length < count * stride) {
            words = new long[count * stride];
        }
        if (layout.hasNullBits()) {
            for (int i = 0; i < count; i++) {
                words[i * stride] = 0;
            }
        }
        for (int key = 0; key < keyColumns.length; key++) {
            Column column = batch.column(keyColumns[key]);
            encode(key, column, rows, count, words, stride, layout.field(key).word());
            if (layout.hasNullBits()) {
                markNulls(key, column, rows, count, stride);
            }
        }
        return words;
    }

    private void encode(int key, Column column, int[] rows, int count, long[] out, int stride, int at) {
        switch (column) {
            case ConstantColumn constant -> encode(key, constant.single(), new int[count], count, out, stride, at);
            case DictionaryColumn dictionary -> {
                int width = layout.field(key).form().words();
                Column distinct = dictionary.dictionary();
                int size = distinct.size();
                if (dictionaryWords.length < size * width) {
                    dictionaryWords = new long[size * width];
                }
                encode(key, distinct, identity(size), size, dictionaryWords, width, 0);
                int[] indexes = dictionary.indexes();
                for (int i = 0; i < count; i++) {
                    int from = indexes[rows[i]] * width;
                    for (int w = 0; w < width; w++) {
                        out[i * stride + at + w] = dictionaryWords[from + w];
                    }
                }
            }
            default -> encodeFlat(key, column, rows, count, out, stride, at);
        }
    }

    private void encodeFlat(int key, Column column, int[] rows, int count, long[] out, int stride, int at) {
        switch (column) {
            case LongColumn c -> copy(c.values(), rows, count, out, stride, at);
            case IntColumn c -> {
                int[] values = c.values();
                for (int i = 0; i < count; i++) {
                    out[i * stride + at] = values[rows[i]];
                }
            }
            case BooleanColumn c -> {
                boolean[] values = c.values();
                for (int i = 0; i < count; i++) {
                    out[i * stride + at] = values[rows[i]] ? 1 : 0;
                }
            }
            case FloatColumn c -> {
                float[] values = c.values();
                for (int i = 0; i < count; i++) {
                    out[i * stride + at] = Float.floatToIntBits(values[rows[i]] + 0f);
                }
            }
            case DoubleColumn c -> {
                double[] values = c.values();
                for (int i = 0; i < count; i++) {
                    out[i * stride + at] = Double.doubleToLongBits(values[rows[i]] + 0d);
                }
            }
            case DecimalColumn c -> {
                copy(c.low(), rows, count, out, stride, at);
                copyIfPresent(c.high(), rows, count, out, stride, at + 1);
            }
            case TimestampColumn c -> encodeTimestamps(key, c, rows, count, out, stride, at);
            case BytesColumn c -> encodeBytes(key, c, rows, count, out, stride, at);
            default ->
                encodeBytes(key, NestedCodec.encode(column, rows, count), identity(count), count, out, stride, at);
        }
    }

    private static void copy(long[] values, int[] rows, int count, long[] out, int stride, int at) {
        for (int i = 0; i < count; i++) {
            out[i * stride + at] = values[rows[i]];
        }
    }

    private static void copyIfPresent(long @Nullable [] values, int[] rows, int count, long[] out, int stride, int at) {
        if (values != null) {
            copy(values, rows, count, out, stride, at);
        }
    }

    private void encodeTimestamps(
            int key, TimestampColumn column, int[] rows, int count, long[] out, int stride, int at) {
        copy(column.millis(), rows, count, out, stride, at);
        if (layout.field(key).form() != KeyField.Form.TIMESTAMP) {
            return;
        }
        int[] nanos = column.nanosOfMilli();
        for (int i = 0; i < count; i++) {
            out[i * stride + at + 1] = nanos == null ? 0 : nanos[rows[i]];
        }
    }

    private void encodeBytes(int key, BytesColumn column, int[] rows, int count, long[] out, int stride, int at) {
        byte[] bytes = column.bytes();
        int[] offsets = column.offsets();
        int[] lengths = column.lengths();
        sources[key] = bytes;
        for (int i = 0; i < count; i++) {
            int offset = offsets[rows[i]];
            int length = lengths[rows[i]];
            out[i * stride + at] = ByteArena.firstWord(bytes, offset, length);
            out[i * stride + at + 1] = length > ByteArena.INLINE ? offset : ByteArena.inlineWord(bytes, offset, length);
        }
    }

    /** Sets the bits of NULLs and clears their words, so that NULLs are equal. */
    private void markNulls(int key, Column column, int[] rows, int count, int stride) {
        if (column instanceof ConstantColumn constant ? !constant.isNull() : column.validity() == null) {
            return;
        }
        KeyField field = layout.field(key);
        long[] bits = column.validity();
        for (int i = 0; i < count; i++) {
            if (bits == null || Validity.isNull(bits, rows[i])) {
                words[i * stride] |= 1L << key;
                Arrays.fill(
                        words,
                        i * stride + field.word(),
                        i * stride + field.word() + field.form().words(),
                        0);
            }
        }
    }

    private int[] identity(int count) {
        if (identity.length < count) {
            identity = new int[Math.max(count, identity.length * 2)];
            Arrays.setAll(identity, i -> i);
        }
        return identity;
    }
}
