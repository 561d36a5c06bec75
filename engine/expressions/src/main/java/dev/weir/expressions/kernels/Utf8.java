package dev.weir.expressions.kernels;

import dev.weir.data.LittleEndian;

/** Counting and finding in UTF-8 by code points, on bytes. Malformed bytes count as best they can; they never fail. */
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Utf8() {}

    /** Whether a byte continues a code point rather than begins one. */
    public static boolean isContinuation(byte value) {
        return (value & 0xC0) == 0x80;
    }

    /** Whether all bytes are ASCII. */
    public static boolean isAscii(byte[] bytes, int offset, int end) {
        int at = offset;
        for (; at + 8 <= end; at += 8) {
            if ((LittleEndian.longAt(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        int or = 0;
        for (; at < end; at++) {
            or |= bytes[at];
        }
        return or >= 0;
    }

    /** The number of code points. */
    public static int count(byte[] bytes, int offset, int end) {
        int count = 0;
        int at = offset;
        for (; at + 8 <= end; at += 8) {
            long word = LittleEndian.longAt(bytes, at);
            long continuations = word >>> 7 & ~(word >>> 6) & 0x0101010101010101L;
            count += 8 - Long.bitCount(continuations);
        }
        for (; at < end; at++) {
            count += isContinuation(bytes[at]) ? 0 : 1;
        }
        return count;
    }

    /** The length in bytes of at most that many leading code points. */
    public static int prefix(byte[] bytes, int offset, int end, int codePoints) {
        if (end - offset <= codePoints) {
            return end - offset;
        }
        return skip(bytes, offset, end, codePoints) - offset;
    }

    /** The index at which the code points after the first so many begin, or the end. */
    public static int skip(byte[] bytes, int offset, int end, int codePoints) {
        int at = offset;
        for (int i = 0; i < codePoints && at < end; i++) {
            at = next(bytes, at, end);
        }
        return at;
    }

    /** The index at which the last so many code points begin, or the start. */
    public static int skipBack(byte[] bytes, int offset, int end, int codePoints) {
        int at = end;
        for (int i = 0; i < codePoints && at > offset; i++) {
            at = previous(bytes, offset, at);
        }
        return at;
    }

    /** The index of the code point after the one at an index. */
    public static int next(byte[] bytes, int at, int end) {
        int index = at + 1;
        while (index < end && isContinuation(bytes[index])) {
            index++;
        }
        return index;
    }

    /** The index of the code point before an index. */
    public static int previous(byte[] bytes, int start, int at) {
        int index = at - 1;
        while (index > start && isContinuation(bytes[index])) {
            index--;
        }
        return index;
    }

    /** The index of the first occurrence of some bytes, or -1; the start for no bytes. */
    public static int indexOf(byte[] bytes, int offset, int end, byte[] wanted, int wantedOffset, int wantedLength) {
        if (wantedLength == 0) {
            return offset;
        }
        byte first = wanted[wantedOffset];
        int last = end - wantedLength;
        int at = offset;
        long pattern = (first & 0xFFL) * LOW_BITS;
        // Eight bytes at once, as long as there are so many in the array: what lies behind the end is not looked at.
        while (at <= last && at + 8 <= bytes.length) {
            long difference = LittleEndian.longAt(bytes, at) ^ pattern;
            long zeros = difference - LOW_BITS & ~difference & HIGH_BITS;
            if (zeros == 0) {
                at += 8;
                continue;
            }
            at += Long.numberOfTrailingZeros(zeros) >>> 3;
            if (at > last) {
                return -1;
            }
            if (regionEquals(bytes, at, wanted, wantedOffset, wantedLength)) {
                return at;
            }
            at++;
        }
        for (; at <= last; at++) {
            if (bytes[at] == first && regionEquals(bytes, at, wanted, wantedOffset, wantedLength)) {
                return at;
            }
        }
        return -1;
    }

    /** The index of the n-th occurrence of a byte, counted from 1, or -1. */
    public static int indexOf(byte[] bytes, int offset, int end, byte wanted, long n) {
        long left = n;
        int at = offset;
        long pattern = (wanted & 0xFFL) * LOW_BITS;
        for (; at + 8 <= end; at += 8) {
            long difference = LittleEndian.longAt(bytes, at) ^ pattern;
            // Exactly the bytes that are zero: no carry from one byte reaches the next.
            long zeros = ~((difference & ~HIGH_BITS) + ~HIGH_BITS | difference | ~HIGH_BITS);
            int found = Long.bitCount(zeros);
            if (found >= left) {
                for (; left > 1; left--) {
                    zeros &= zeros - 1;
                }
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
            left -= found;
        }
        for (; at < end; at++) {
            if (bytes[at] == wanted && --left == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether two ranges of equal length hold the same bytes; both must be inside their arrays. */
    public static boolean regionEquals(byte[] left, int leftOffset, byte[] right, int rightOffset, int length) {
        for (int i = 0; i < length; i++) {
            if (left[leftOffset + i] != right[rightOffset + i]) {
                return false;
            }
        }
        return true;
    }
}
