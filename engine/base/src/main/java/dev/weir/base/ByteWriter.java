package dev.weir.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts a few values one behind the other, small numbers in few bytes, for things that outlive the process: a
 * {@link ByteReader} reads them in the same order. The version in front tells forms apart. One thread.
 */
public final class ByteWriter {
    private byte[] bytes = new byte[64];
    private int size;

    /** @param version of the form that follows, from 1 */
    public ByteWriter(int version) {
        integer(version);
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    /** Appends a number: one byte if it is from -64 to 63, ten at most. */
    public ByteWriter integer(long value) {
        ensure(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Appends text. */
    public ByteWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends bytes. */
    public ByteWriter bytes(byte[] value) {
        integer(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** All that was appended. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
