package dev.weir.formats.csv;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Finds the delimiters and line ends that stand outside of quotes, 64 bytes at a time: three comparisons give bitmaps,
 * and the running exclusive or of the quotes' bitmap says which bytes are quoted (Langdale and Lemire, "Parsing
 * gigabytes of JSON per second", applied to CSV). It takes every quote to open or close, which is wrong for one within
 * an unquoted field; such fields are marked and left to the caller. One thread.
 */
final class CsvScanner {
    /** Set on a position when there was a quote since the one before. */
    static final int QUOTE_SEEN = 1 << 31;

    static final int BLOCK = 64;

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final boolean VECTORS = BLOCK % LANES == 0 && LANES >= 16;

    private final byte delimiter;
    private final byte quote;
    private final boolean quoting;
    /** All ones while inside of quotes. */
    private long inside;

    private boolean quoteSeen;

    /** @param quote the quote, or -1 */
    CsvScanner(byte delimiter, int quote) {
        this.delimiter = delimiter;
        this.quoting = quote >= 0;
        this.quote = (byte) quote;
    }

    /** Starts at the beginning of a record. */
    void reset() {
        inside = 0;
        quoteSeen = false;
    }

    /** Whether the last byte scanned stands in quotes. */
    boolean isInside() {
        return inside != 0;
    }

    /** Writes the positions found in {@code [from, to)}; returns how many. There is room for one a byte. */
    int scan(byte[] bytes, int from, int to, int[] positions) {
        int count = 0;
        int at = from;
        for (; at + BLOCK <= to; at += BLOCK) {
            long delimiters;
            long lines;
            long quotes = 0;
            if (VECTORS) {
                delimiters = 0;
                lines = 0;
                for (int part = 0; part < BLOCK; part += LANES) {
                    ByteVector vector = ByteVector.fromArray(SPECIES, bytes, at + part);
                    delimiters |= vector.eq(delimiter).toLong() << part;
                    lines |= vector.eq((byte) '\n').toLong() << part;
                    if (quoting) {
                        quotes |= vector.eq(quote).toLong() << part;
                    }
                }
            } else {
                delimiters = bitmap(bytes, at, at + BLOCK, delimiter);
                lines = bitmap(bytes, at, at + BLOCK, (byte) '\n');
                quotes = quoting ? bitmap(bytes, at, at + BLOCK, quote) : 0;
            }
            count = block(at, delimiters | lines, quotes, BLOCK, positions, count);
        }
        if (at < to) {
            long ends = bitmap(bytes, at, to, delimiter) | bitmap(bytes, at, to, (byte) '\n');
            count = block(at, ends, quoting ? bitmap(bytes, at, to, quote) : 0, to - at, positions, count);
        }
        return count;
    }

    private static long bitmap(byte[] bytes, int from, int to, byte wanted) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits |= (bytes[i] == wanted ? 1L : 0L) << i - from;
        }
        return bits;
    }

    private int block(int at, long ends, long quotes, int length, int[] positions, int start) {
        int count = start;
        if ((quotes | inside) == 0) {
            for (long rest = ends; rest != 0; rest &= rest - 1) {
                positions[count++] = at + Long.numberOfTrailingZeros(rest) | (quoteSeen ? QUOTE_SEEN : 0);
                quoteSeen = false;
            }
            return count;
        }
        long quoted = prefixXor(quotes) ^ inside;
        long restQuotes = quotes;
        for (long rest = ends & ~quoted; rest != 0; rest &= rest - 1) {
            long below = (rest & -rest) - 1;
            quoteSeen |= (restQuotes & below) != 0;
            restQuotes &= ~below;
            positions[count++] = at + Long.numberOfTrailingZeros(rest) | (quoteSeen ? QUOTE_SEEN : 0);
            quoteSeen = false;
        }
        quoteSeen |= restQuotes != 0;
        inside = quoted << 64 - length >> 63;
        return count;
    }

    /** Bit i of the result is the exclusive or of bits 0 to i. */
    private static long prefixXor(long bits) {
        long result = bits ^ bits << 1;
        result ^= result << 2;
        result ^= result << 4;
        result ^= result << 8;
        result ^= result << 16;
        return result ^ result << 32;
    }
}
