package dev.weir.formats.text;

import dev.weir.data.LittleEndian;

/** Checks of UTF-8 text in byte arrays. */
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The first index at which the bytes are not ASCII, or {@code to}. */
    public static int asciiEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to && (LittleEndian.longAt(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no surrogates. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = asciiEnd(bytes, from, to);
        while (at < to) {
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at = asciiEnd(bytes, at + length, to);
        }
        return true;
    }

    /** The length of the well-formed sequence of two to four bytes at an index, or 0. */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return continues(bytes, at + 1, to, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            int least = lead == 0xE0 ? 0xA0 : 0x80;
            int most = lead == 0xED ? 0x9F : 0xBF;
            return continues(bytes, at + 1, to, least, most) && continues(bytes, at + 2, to, 0x80, 0xBF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int least = lead == 0xF0 ? 0x90 : 0x80;
            int most = lead == 0xF4 ? 0x8F : 0xBF;
            return continues(bytes, at + 1, to, least, most)
                            && continues(bytes, at + 2, to, 0x80, 0xBF)
                            && continues(bytes, at + 3, to, 0x80, 0xBF)
                    ? 4
                    : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int to, int least, int most) {
        return at < to && (bytes[at] & 0xFF) >= least && (bytes[at] & 0xFF) <= most;
    }

    /** Writes a code point at an index; returns the index behind it. */
    public static int put(byte[] bytes, int at, int codePoint) {
        int end = at;
        if (codePoint < 0x80) {
            bytes[end++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[end++] = (byte) (0xC0 | codePoint >> 6);
            bytes[end++] = (byte) (0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            bytes[end++] = (byte) (0xE0 | codePoint >> 12);
            bytes[end++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            bytes[end++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            bytes[end++] = (byte) (0xF0 | codePoint >> 18);
            bytes[end++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            bytes[end++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            bytes[end++] = (byte) (0x80 | codePoint & 0x3F);
        }
        return end;
    }
}
