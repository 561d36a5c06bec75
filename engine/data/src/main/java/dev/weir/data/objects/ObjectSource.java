package dev.weir.data.objects;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ObjectBytes} holds, from a part of an array. Whatever the bytes are, it fails with
 * {@link DamagedBytesException} only. One thread.
 */
public final class ObjectSource {
    private static final long[] MASKS = new long[Long.BYTES + 1];

    static {
        for (int width = 1; width < MASKS.length; width++) {
            MASKS[width] = -1L >>> Long.SIZE - Byte.SIZE * width;
        }
    }

    private byte[] bytes = {};
    private int at;
    private int end;
    /** How many bytes the numbers have that come next, in four bits each. */
    private int widths;

    /** Reads some bytes of an array from now on. */
    public ObjectSource of(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        return this;
    }

    /** Where it is in the array. */
    public int position() {
        return at;
    }

    /** How many bytes are left. */
    public int left() {
        return end - at;
    }

    private void need(long more) {
        if (more > end - at) {
            throw new DamagedBytesException("it ends early");
        }
    }

    /** A byte. */
    public int getByte() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    /** Eight bytes. */
    public long getWord() {
        need(Long.BYTES);
        long word = (long) ObjectBytes.WORD.get(bytes, at);
        at += Long.BYTES;
        return word;
    }

    /** See {@link ObjectBytes#putCount}. */
    public long getCount() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = getByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedBytesException("a number has no end");
    }

    /** How many bytes or more are to follow. */
    int getSize() {
        long count = getCount();
        if (count < 0) {
            throw new DamagedBytesException("a negative count");
        }
        need(count);
        return (int) count;
    }

    byte[] getBytes(int length) {
        need(length);
        byte[] copy = new byte[length];
        System.arraycopy(bytes, at, copy, 0, length);
        at += length;
        return copy;
    }

    /** The only number of {@link ObjectBytes#putNumber}, or the first of {@link ObjectBytes#putNumbers}. */
    long getNumber() {
        widths = getByte();
        return getNext();
    }

    /** The second one. */
    long getNext() {
        int width = widths & 0xF;
        widths >>>= 4;
        if (width > Long.BYTES) {
            throw new DamagedBytesException("a number of " + width + " bytes");
        }
        need(width);
        long zigzag =
                bytes.length - at >= Long.BYTES ? (long) ObjectBytes.WORD.get(bytes, at) & MASKS[width] : last(width);
        at += width;
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /** A number near the end of the array. */
    private long last(int width) {
        long word = 0;
        for (int i = width - 1; i >= 0; i--) {
            word = word << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return word;
    }

    boolean getBoolean() {
        return getByte() != 0;
    }

    float getFloat() {
        need(Float.BYTES);
        int bits = (int) ObjectBytes.HALF.get(bytes, at);
        at += Float.BYTES;
        return Float.intBitsToFloat(bits);
    }

    double getDouble() {
        return Double.longBitsToDouble(getWord());
    }

    @Nullable
    String getText() {
        long head = getCount() - 1;
        if (head < 0) {
            return null;
        }
        boolean isWide = (head & 1) != 0;
        long length = head >>> 1;
        need(length);
        if (!isWide) {
            String text = new String(bytes, at, (int) length, StandardCharsets.ISO_8859_1);
            at += (int) length;
            return text;
        }
        need(2 * length);
        char[] letters = new char[(int) length];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) (bytes[at] & 0xFF | bytes[at + 1] << 8);
            at += 2;
        }
        return new String(letters);
    }
}
