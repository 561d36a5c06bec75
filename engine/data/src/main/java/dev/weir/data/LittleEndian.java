package dev.weir.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Words read from and written to byte arrays in little-endian order. */
public final class LittleEndian {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    public static long longAt(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    public static int intAt(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    public static void putLong(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    public static void putInt(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    /** The fewer than eight bytes from {@code offset} to {@code end}, filled up with zeros. */
    public static long tailAt(byte[] bytes, int offset, int end) {
        long word = 0;
        for (int i = end - 1; i >= offset; i--) {
            word = word << 8 | (bytes[i] & 0xFFL);
        }
        return word;
    }
}
