package dev.weir.formats.parquet;

/** Decompresses LZ4's block format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md. */
final class Lz4 {
    private static final int MIN_MATCH = 4;

    private Lz4() {}

    /** Returns the number of bytes written. */
    static int decompress(byte[] source, int from, int to, byte[] target) {
        int at = from;
        int out = 0;
        while (at < to) {
            int token = source[at++] & 0xFF;
            int literals = token >>> 4;
            if (literals == 15) {
                int next;
                do {
                    check(at < to);
                    next = source[at++] & 0xFF;
                    literals += next;
                    check(literals >= 0);
                } while (next == 255);
            }
            check(literals <= to - at && literals <= target.length - out);
            System.arraycopy(source, at, target, out, literals);
            at += literals;
            out += literals;
            if (at == to) {
                break;
            }
            check(to - at >= 2);
            int offset = source[at] & 0xFF | (source[at + 1] & 0xFF) << 8;
            at += 2;
            int length = token & 15;
            if (length == 15) {
                int next;
                do {
                    check(at < to);
                    next = source[at++] & 0xFF;
                    length += next;
                    check(length >= 0);
                } while (next == 255);
            }
            length += MIN_MATCH;
            check(offset > 0 && offset <= out && length <= target.length - out);
            Snappy.copy(target, out, offset, length);
            out += length;
        }
        return out;
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new DamagedException("a page's compressed bytes contradict each other");
        }
    }
}
