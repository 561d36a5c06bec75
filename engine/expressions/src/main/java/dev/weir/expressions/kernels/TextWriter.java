package dev.weir.expressions.kernels;

import dev.weir.data.BytesColumn;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import dev.weir.expressions.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes text or binary results, each at the place of its row, into one growing buffer. A value is put whole, or
 * written piece by piece between {@link #begin} and {@link #end}.
 */
public final class TextWriter {
    private final int rows;
    private final int[] offsets;
    private final int[] lengths;
    private long @Nullable [] validity;
    private byte[] buffer;
    private int used;
    private int started;

    /** @param bytesPerRow a guess at the length of a value */
    public TextWriter(Rows rows, int bytesPerRow) {
        this(rows.physicalRows(), Math.max(64, rows.count() * bytesPerRow));
    }

    private TextWriter(int rows, int capacity) {
        this.rows = rows;
        offsets = new int[rows];
        lengths = new int[rows];
        buffer = new byte[capacity];
    }

    /** Writes a copy of some bytes as a row's value. */
    public void put(int row, byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, buffer, used, length);
        offsets[row] = used;
        lengths[row] = length;
        used += length;
    }

    /** Writes text as a row's value. */
    public void put(int row, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(row, utf8, 0, utf8.length);
    }

    /** Writes a row's text, or NULL. */
    public void putNullable(int row, @Nullable String text) {
        if (text == null) {
            putNull(row);
        } else {
            put(row, text);
        }
    }

    /** Writes as a row's value that of another, which has one, without copying it. */
    public void repeat(int row, int other) {
        offsets[row] = offsets[other];
        lengths[row] = lengths[other];
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(rows);
        }
        Validity.setNull(validity, row);
    }

    /**
     * Makes room for a value of at most that many bytes, to be written to {@link #buffer} from the returned index on.
     */
    public int reserve(int length) {
        ensure(length);
        return used;
    }

    /** The buffer; another one after each {@link #reserve}. */
    public byte[] buffer() {
        return buffer;
    }

    /** Ends a value that was written to reserved room up to an index. */
    public void commit(int row, int end) {
        offsets[row] = used;
        lengths[row] = end - used;
        used = end;
    }

    /** Begins a value that is written in pieces. */
    public void begin() {
        started = used;
    }

    public void append(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, buffer, used, length);
        used += length;
    }

    public void append(byte value) {
        ensure(1);
        buffer[used++] = value;
    }

    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /** Appends at least {@code digits} decimal digits of a value that is not negative, filled up with zeros. */
    public void appendDigits(long value, int digits) {
        ensure(20);
        int length = digits;
        while (length < 19 && value >= Int128.powerOfTen(length)) {
            length++;
        }
        long rest = value;
        for (int i = used + length - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += length;
    }

    /** Appends an integer. */
    public void appendInteger(long value) {
        if (value == Long.MIN_VALUE) {
            append(Long.toString(value));
            return;
        }
        if (value < 0) {
            append((byte) '-');
        }
        appendDigits(Math.abs(value), 1);
    }

    /** Ends the value begun. */
    public void end(int row) {
        offsets[row] = started;
        lengths[row] = used - started;
    }

    /** Forgets what was written since {@link #begin}. */
    public void rewind() {
        used = started;
    }

    private void ensure(int length) {
        if (length > buffer.length - used) {
            int wanted = Math.addExact(used, length);
            buffer = Arrays.copyOf(buffer, Math.max(wanted, buffer.length + (buffer.length >> 1)));
        }
    }

    public BytesColumn build(DataType type) {
        return new BytesColumn(type, rows, buffer, offsets, lengths, validity);
    }
}
