package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;
import java.util.Arrays;

/**
 * Snappy's raw format: https://github.com/google/snappy/blob/main/format_description.txt. The compressor is the usual
 * greedy one: a hash of four bytes finds the last place where they stood.
 */
final class Snappy {
    private static final int HASH_BITS = 14;
    private static final int BLOCK = 1 << 16;
    private static final int MIN_MATCH = 4;
    /** Places further apart than this in one step of the search give up on data that does not compress. */
    private static final int SKIP_SHIFT = 5;

    private Snappy() {}

    /**
     * Returns the number of bytes that the content has, all of which were written unless it differs from the target's.
     */
    static int decompress(byte[] source, int from, int to, byte[] target) {
        int at = from;
        long size = 0;
        int shift = 0;
        while (true) {
            int next = byteAt(source, at++, to);
            size |= (long) (next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80) {
                break;
            }
            check(shift < 35);
        }
        if (size != target.length) {
            return (int) Math.min(size, Integer.MAX_VALUE);
        }
        int out = 0;
        while (at < to) {
            int tag = source[at++] & 0xFF;
            if ((tag & 3) == 0) {
                int length = tag >>> 2;
                if (length >= 60) {
                    int extra = length - 59;
                    check(extra <= to - at);
                    length = (int) LittleEndian.tailAt(source, at, at + extra);
                    at += extra;
                }
                length++;
                check(length > 0 && length <= to - at && length <= target.length - out);
                System.arraycopy(source, at, target, out, length);
                at += length;
                out += length;
            } else {
                int extra = (tag & 3) == 3 ? 4 : tag & 3;
                check(extra <= to - at);
                int offset = (int) LittleEndian.tailAt(source, at, at + extra);
                at += extra;
                int length = (tag >>> 2) + 1;
                if (extra == 1) {
                    length = (tag >>> 2 & 7) + 4;
                    offset |= (tag & 0xE0) << 3;
                }
                check(offset > 0 && offset <= out && length <= target.length - out);
                copy(target, out, offset, length);
                out += length;
            }
        }
        return out;
    }

    /** Repeats what stands {@code offset} bytes before; the two may overlap. */
    static void copy(byte[] target, int at, int offset, int length) {
        if (offset >= length) {
            System.arraycopy(target, at - offset, target, at, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[at + i] = target[at - offset + i];
        }
    }

    private static int byteAt(byte[] source, int at, int to) {
        check(at < to);
        return source[at] & 0xFF;
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new DamagedException("a page's compressed bytes contradict each other");
        }
    }

    static byte[] compress(byte[] source, int length) {
        byte[] target = new byte[32 + length + length / 6];
        int out = 0;
        int rest = length;
        while (rest >= 0x80) {
            target[out++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[out++] = (byte) rest;
        int[] table = new int[1 << HASH_BITS];
        for (int block = 0; block < length; block += BLOCK) {
            out = compressBlock(source, block, Math.min(block + BLOCK, length), target, out, table);
        }
        return Arrays.copyOf(target, out);
    }

    private static int compressBlock(byte[] source, int from, int to, byte[] target, int start, int[] table) {
        Arrays.fill(table, from);
        int out = start;
        int literal = from;
        int at = from + 1;
        int misses = 1 << SKIP_SHIFT;
        while (at + 8 <= to) {
            int word = LittleEndian.intAt(source, at);
            int slot = word * 0x1E35A7BD >>> 32 - HASH_BITS;
            int candidate = table[slot];
            table[slot] = at;
            if (candidate >= at || LittleEndian.intAt(source, candidate) != word) {
                at += misses++ >>> SKIP_SHIFT;
                continue;
            }
            misses = 1 << SKIP_SHIFT;
            int end = at + MIN_MATCH;
            int back = candidate + MIN_MATCH;
            while (end < to && source[end] == source[back]) {
                end++;
                back++;
            }
            out = putLiteral(source, literal, at, target, out);
            out = putCopy(at - candidate, end - at, target, out);
            literal = end;
            at = end;
        }
        return putLiteral(source, literal, to, target, out);
    }

    private static int putLiteral(byte[] source, int from, int to, byte[] target, int start) {
        int length = to - from;
        if (length == 0) {
            return start;
        }
        int out = start;
        int least = length - 1;
        if (least < 60) {
            target[out++] = (byte) (least << 2);
        } else if (least < 256) {
            target[out++] = (byte) (60 << 2);
            target[out++] = (byte) least;
        } else {
            target[out++] = (byte) (61 << 2);
            target[out++] = (byte) least;
            target[out++] = (byte) (least >>> 8);
        }
        System.arraycopy(source, from, target, out, length);
        return out + length;
    }

    /** Copies of at most 64 bytes with two bytes of offset: blocks are 64 KiB. */
    private static int putCopy(int offset, int length, byte[] target, int start) {
        int out = start;
        for (int rest = length; rest > 0; rest -= 64) {
            int part = Math.min(rest, 64);
            target[out++] = (byte) (part - 1 << 2 | 2);
            target[out++] = (byte) offset;
            target[out++] = (byte) (offset >>> 8);
        }
        return out;
    }
}
