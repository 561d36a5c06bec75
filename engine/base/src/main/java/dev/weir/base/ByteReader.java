package dev.weir.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link ByteWriter} wrote, in the same order. Bytes that say something else are a coded error. */
public final class ByteReader {
    private final byte[] bytes;
    private final int version;
    private int at;

    /**
     * @param newest the newest version of the form that the caller knows; it knows all before
     * @throws WeirException when the bytes are of a later one
     */
    public ByteReader(byte[] bytes, int newest) {
        this.bytes = bytes;
        this.version = (int) integer();
        if (version < 1 || version > newest) {
            throw WeirException.of(
                            BaseError.UNKNOWN_FORM,
                            "these bytes are of version %s, and only versions 1 to %s are known",
                            version,
                            newest)
                    .hint("were they written by a later version of Weir?");
        }
    }

    /** The version of the form. */
    public int version() {
        return version;
    }

    /** Whether there is more to read. */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /** The next number. */
    public long integer() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == bytes.length) {
                throw damaged();
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw damaged();
    }

    /** The next text. */
    public String text() {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** The next bytes. */
    public byte[] bytes() {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int length() {
        long length = integer();
        if (length < 0 || length > bytes.length - at) {
            throw damaged();
        }
        return (int) length;
    }

    private static WeirException damaged() {
        return WeirException.of(BaseError.UNKNOWN_FORM, "these bytes end before what they say does");
    }
}
