package dev.weir.data.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that {@link ObjectWriter} appends to, in an array that grows. Numbers come in ones and twos: half a byte says
 * how many bytes one has, lowest first, of its zigzag form, so that small ones are short and writing one needs no
 * branch. One thread.
 */
public final class ObjectBytes {
    /** Words of arrays of bytes, lowest byte first. */
    static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The same of four bytes. */
    static final VarHandle HALF = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int size;

    /** @param capacity how many bytes fit before the array grows */
    public ObjectBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Bytes that are there. */
    public ObjectBytes(byte[] written) {
        bytes = written;
        size = written.length;
    }

    /** The array; replaced when it grows. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes of the array are written. */
    public int size() {
        return size;
    }

    /** Forgets what was written behind a size. */
    public void truncate(int newSize) {
        assert newSize <= size;
        size = newSize;
    }

    /** A copy of the bytes from an offset on. */
    public byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), Math.min(2 * bytes.length, 1 << 30)));
        }
    }

    /** A byte. */
    public void putByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Eight bytes, lowest first. */
    public void putWord(long value) {
        room(Long.BYTES);
        WORD.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** A number that is not negative and mostly small: seven bits a byte, lowest first. */
    public void putCount(long value) {
        room(LONGEST_NUMBER);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    /** Bytes from elsewhere. */
    public void putBytes(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /**
     * Puts the length of what was written since in front of it.
     *
     * @param from where a byte was left free for it
     */
    public void putLengthAt(int from) {
        int length = size - from - 1;
        if (length < 0x80) {
            bytes[from] = (byte) length;
            return;
        }
        int more = (31 - Integer.numberOfLeadingZeros(length)) / 7;
        room(more);
        System.arraycopy(bytes, from + 1, bytes, from + 1 + more, length);
        int end = size + more;
        size = from;
        putCount(length);
        size = end;
    }

    void putNumber(long value) {
        room(1 + Long.BYTES);
        long zigzag = zigzag(value);
        int width = width(zigzag);
        bytes[size] = (byte) width;
        WORD.set(bytes, size + 1, zigzag);
        size += 1 + width;
    }

    void putNumbers(long first, long second) {
        room(1 + 2 * Long.BYTES);
        long one = zigzag(first);
        long other = zigzag(second);
        int width = width(one);
        int otherWidth = width(other);
        bytes[size] = (byte) (width | otherWidth << 4);
        WORD.set(bytes, size + 1, one);
        WORD.set(bytes, size + 1 + width, other);
        size += 1 + width + otherWidth;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static int width(long zigzag) {
        return Long.SIZE + 7 - Long.numberOfLeadingZeros(zigzag) >>> 3;
    }

    void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    void putFloat(float value) {
        room(Float.BYTES);
        HALF.set(bytes, size, Float.floatToRawIntBits(value));
        size += Float.BYTES;
    }

    void putDouble(double value) {
        putWord(Double.doubleToRawLongBits(value));
    }

    /** One byte a character where that is enough, else two: every string comes back as it was, whatever is in it. */
    void putText(@Nullable Object value) {
        if (value == null) {
            putByte(0);
            return;
        }
        String text = (String) value;
        int length = text.length();
        int start = size;
        putCount(((long) length << 1) + 1);
        room(length);
        int all = 0;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            all |= letter;
            bytes[size + i] = (byte) letter;
        }
        if (all < 0x100) {
            size += length;
            return;
        }
        size = start;
        putCount(((long) length << 1 | 1) + 1);
        room(2 * length);
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            bytes[size++] = (byte) letter;
            bytes[size++] = (byte) (letter >>> 8);
        }
    }
}
