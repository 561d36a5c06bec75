package dev.weir.expressions.kernels;

import java.util.Arrays;

/** A set of characters to strip off the ends of text. */
public final class Trimming {
    private final boolean[] ascii = new boolean[128];
    private final int[] others;

    private Trimming(String characters) {
        others = characters.codePoints().filter(c -> c >= 128).sorted().toArray();
        characters.codePoints().filter(c -> c < 128).forEach(c -> ascii[c] = true);
    }

    /** The set of the characters of a text. */
    public static Trimming of(String characters) {
        return new Trimming(characters);
    }

    /** The index after the leading characters of the set. */
    public int start(byte[] bytes, int offset, int end) {
        int at = offset;
        while (at < end) {
            int next = Utf8.next(bytes, at, end);
            if (!contains(bytes, at, next)) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** The index at which the trailing characters of the set begin. */
    public int end(byte[] bytes, int offset, int end) {
        int at = end;
        while (at > offset) {
            int previous = Utf8.previous(bytes, offset, at);
            if (!contains(bytes, previous, at)) {
                break;
            }
            at = previous;
        }
        return at;
    }

    private boolean contains(byte[] bytes, int from, int to) {
        byte first = bytes[from];
        return first >= 0
                ? ascii[first]
                : others.length > 0 && Arrays.binarySearch(others, decode(bytes, from, to)) >= 0;
    }

    private static int decode(byte[] bytes, int from, int to) {
        int length = to - from;
        int value = bytes[from] & 0xFF >> length + 1;
        for (int i = from + 1; i < to; i++) {
            value = value << 6 | bytes[i] & 0x3F;
        }
        return value;
    }
}
