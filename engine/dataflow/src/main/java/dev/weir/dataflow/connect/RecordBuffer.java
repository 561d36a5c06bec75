package dev.weir.dataflow.connect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes in which encoders put records. One thread. */
public final class RecordBuffer {
    private final byte[] terminator;
    private byte[] bytes = new byte[8192];
    private int size;
    private int[] ends = new int[256];
    private int records;

    /** @param terminator what follows every record; may be empty, as the ends of the records are kept beside */
    public RecordBuffer(byte[] terminator) {
        this.terminator = terminator.clone();
    }

    /** A buffer of lines. */
    public static RecordBuffer ofLines() {
        return new RecordBuffer(new byte[] {'\n'});
    }

    /** The bytes, of which the first {@link #size()} count; valid until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of bytes. */
    public int size() {
        return size;
    }

    /** Number of complete records. */
    public int records() {
        return records;
    }

    /** Where a record ends, its terminator included. */
    public int end(int record) {
        return ends[record];
    }

    /**
     * Makes sure that so many more bytes fit, which may then be written to {@link #bytes()} and {@link #advance}d over.
     */
    public byte[] ensure(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
        return bytes;
    }

    /** Counts bytes that were written behind the last one. */
    public void advance(int count) {
        size += count;
    }

    /** Appends a byte. */
    public void put(int value) {
        ensure(1)[size++] = (byte) value;
    }

    /** Appends bytes. */
    public void put(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, ensure(length), size, length);
        size += length;
    }

    /** Appends bytes. */
    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Appends text of ASCII characters, which is one byte a character. */
    public void putAscii(CharSequence text) {
        int length = text.length();
        byte[] target = ensure(length);
        for (int i = 0; i < length; i++) {
            target[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    /** Appends text. */
    public void putText(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a number in decimal digits. */
    public void putLong(long value) {
        if (value == Long.MIN_VALUE) {
            putAscii("-9223372036854775808");
            return;
        }
        byte[] target = ensure(20);
        long rest = Math.abs(value);
        int at = size + 20;
        do {
            target[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            target[--at] = '-';
        }
        int length = size + 20 - at;
        System.arraycopy(target, at, target, size, length);
        size += length;
    }

    /** Ends a record. */
    public void endRecord() {
        put(terminator);
        if (records == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[records++] = size;
    }

    /** Forgets all content. */
    public void clear() {
        size = 0;
        records = 0;
    }
}
