package dev.weir.state;

import dev.weir.data.LittleEndian;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record on disk. Its key: the words of the key, such that equal keys have equal bytes, then the bytes that do not
 * fit the words. Its value: numbers with sign, short when near 0, and bytes behind their length. One thread.
 */
final class ColdCodec {
    private static final int LONGEST_NUMBER = 10;

    private final int firstWord;
    private final int keyWords;
    private final int valueWord;
    /** The first word of each column of the key that refers to bytes. */
    private final int[] variableWords;
    /** By value, whether it is bytes. */
    private final boolean[] isBytes;

    private byte[] buffer = new byte[256];
    private int size;
    private int position;

    ColdCodec(RecordLayout layout, KeyLayout keys) {
        firstWord = keys.firstWord();
        keyWords = keys.words();
        valueWord = firstWord + keyWords;
        variableWords =
                Arrays.stream(keys.variableWords()).filter(word -> word >= 0).toArray();
        isBytes = new boolean[layout.values().size()];
        for (int i = 0; i < isBytes.length; i++) {
            isBytes[i] = layout.values().get(i) instanceof RecordValue.Bytes;
        }
    }

    byte[] key(long[] page, int offset, ByteArena arena) {
        size = 0;
        room(keyWords * Long.BYTES);
        int at = offset + firstWord;
        for (int word = 0; word < keyWords; word++) {
            LittleEndian.putLong(buffer, word * Long.BYTES, page[at + word]);
        }
        size = keyWords * Long.BYTES;
        for (int word : variableWords) {
            long first = page[at + word];
            if (!ByteArena.isInline(first)) {
                LittleEndian.putLong(buffer, (word + 1) * Long.BYTES, 0);
                putBytes(first, page[at + word + 1], arena);
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    byte[] value(long[] page, int offset, ByteArena arena) {
        size = 0;
        int word = offset + valueWord;
        for (boolean bytes : isBytes) {
            if (bytes) {
                putNumber(ByteArena.length(page[word]));
                putBytes(page[word], page[word + 1], arena);
                word += 2;
            } else {
                long number = page[word++];
                putNumber(number << 1 ^ number >> 63);
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    private void putBytes(long first, long second, ByteArena arena) {
        int length = ByteArena.length(first);
        room(length);
        arena.copy(first, second, buffer, size);
        size += length;
    }

    private void putNumber(long value) {
        room(LONGEST_NUMBER);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            buffer[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        buffer[size++] = (byte) left;
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(size + bytes, buffer.length * 2));
        }
    }

    /**
     * Reads a key into a record; the word of its hash is not set.
     *
     * @param from where it begins
     * @param arena where long bytes go; null if the array is to be their arena
     */
    void readKey(byte[] bytes, int from, long[] page, int offset, @Nullable ByteArena arena) {
        int at = offset + firstWord;
        for (int word = 0; word < keyWords; word++) {
            page[at + word] = LittleEndian.longAt(bytes, from + word * Long.BYTES);
        }
        int next = from + keyWords * Long.BYTES;
        for (int word : variableWords) {
            int length = ByteArena.length(page[at + word]);
            if (length > ByteArena.INLINE) {
                page[at + word + 1] = arena == null ? next : arena.store(bytes, next, length);
                next += length;
            }
        }
    }

    /** Reads values into a record, as {@link #readKey}. */
    void readValue(byte[] bytes, int from, long[] page, int offset, @Nullable ByteArena arena) {
        position = from;
        int word = offset + valueWord;
        for (boolean isBytesValue : isBytes) {
            long number = number(bytes);
            if (!isBytesValue) {
                page[word++] = number >>> 1 ^ -(number & 1);
                continue;
            }
            int length = (int) number;
            page[word] = ByteArena.firstWord(bytes, position, length);
            if (length <= ByteArena.INLINE) {
                page[word + 1] = ByteArena.inlineWord(bytes, position, length);
            } else {
                page[word + 1] = arena == null ? position : arena.store(bytes, position, length);
            }
            position += length;
            word += 2;
        }
    }

    private long number(byte[] bytes) {
        long number = 0;
        int shift = 0;
        while (true) {
            byte part = bytes[position++];
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
            shift += 7;
        }
    }
}
