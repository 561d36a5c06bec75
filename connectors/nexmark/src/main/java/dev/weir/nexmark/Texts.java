package dev.weir.nexmark;

import dev.weir.data.BytesColumn;
import dev.weir.data.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts of one column of a batch, written one after the other into one array. One thread. */
final class Texts {
    private static final int POOL = 1 << 16;
    private static final int LONGEST = 1 << 12;
    /** Random letters, from which texts are cut. */
    static final byte[] LETTERS = pool(false);
    /** The same with a space in place of one of thirteen. */
    static final byte[] WORDS = pool(true);

    private final int[] offsets;
    private final int[] lengths;
    private byte[] bytes;
    private int end;

    Texts(int rows, int expectedBytes) {
        offsets = new int[rows];
        lengths = new int[rows];
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    private static byte[] pool(boolean spaces) {
        byte[] pool = new byte[POOL + LONGEST];
        for (int i = 0; i < pool.length; i++) {
            long bits = Draws.mix(i + 1L);
            boolean space = spaces && Draws.below(bits, 13) == 0;
            pool[i] = (byte) (space ? ' ' : 'a' + Draws.below(Draws.mix(bits), 26));
        }
        return pool;
    }

    void begin(int row) {
        offsets[row] = end;
    }

    void end(int row) {
        lengths[row] = end - offsets[row];
    }

    int length(int row) {
        return lengths[row];
    }

    void add(byte[] text) {
        ensure(text.length);
        System.arraycopy(text, 0, bytes, end, text.length);
        end += text.length;
    }

    /** Letters, as many as wanted. */
    void letters(long bits, int length) {
        cut(LETTERS, bits, length);
    }

    /** Whether a text is one piece of its pool, from {@link #placeOf} on. */
    static boolean isOnePiece(int length) {
        return length <= LONGEST;
    }

    /** Where in its pool a text begins. */
    static int placeOf(long bits) {
        return (int) (bits & POOL - 1);
    }

    /** Characters of a pool, as many as wanted. */
    void cut(byte[] pool, long bits, int length) {
        ensure(length);
        long random = bits;
        for (int left = length; left > 0; ) {
            int piece = Math.min(left, LONGEST);
            System.arraycopy(pool, placeOf(random), bytes, end, piece);
            end += piece;
            left -= piece;
            random = Draws.mix(random);
        }
    }

    void digits(long number, int count) {
        ensure(count);
        long rest = number;
        for (int at = end + count - 1; at >= end; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += count;
    }

    void add(int character) {
        ensure(1);
        bytes[end++] = (byte) character;
    }

    private void ensure(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + more, bytes.length * 2));
        }
    }

    BytesColumn column(DataType type, long @Nullable [] validity) {
        return new BytesColumn(type, offsets.length, bytes, offsets, lengths, validity);
    }

    /** All that were written, by their rows. */
    TextDictionary dictionary() {
        return new TextDictionary(Arrays.copyOf(bytes, end), offsets, lengths);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
