package dev.weir.formats.json;

import dev.weir.data.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the slots of an object's keys. Objects of a stream mostly have the same keys in the same order, so the key that
 * stood at a place in the object before is tried first; only then all are compared. One thread.
 */
final class JsonKeys {
    /** The slot of a key that nobody wants. */
    static final int UNKNOWN = -1;

    private final byte[][] names;
    private byte[][] expectedNames = new byte[16][];
    /**
     * The expected name and the quote behind it in words, the last one filled with zeros; empty for one with escapes.
     */
    private long[][] expectedWords = new long[16][];

    private int[] expectedSlots = new int[16];
    private int known;

    JsonKeys(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /**
     * The index of the quote that ends the object's key number {@code place}, whose name begins at {@code from}, if
     * that key is the expected one and ends before {@code to}; else -1.
     */
    int expectedEnd(byte[] bytes, int from, int to, int place) {
        if (place >= known) {
            return -1;
        }
        long[] words = expectedWords[place];
        if (words.length == 0 || from + words.length * Long.BYTES > bytes.length) {
            return -1;
        }
        int last = words.length - 1;
        long difference = 0;
        for (int i = 0; i < last; i++) {
            difference |= LittleEndian.longAt(bytes, from + i * Long.BYTES) ^ words[i];
        }
        int length = expectedNames[place].length;
        long wanted = -1L >>> (last + 1) * Long.SIZE - (length + 1) * Byte.SIZE;
        difference |= LittleEndian.longAt(bytes, from + last * Long.BYTES) & wanted ^ words[last];
        return difference == 0 && from + length < to ? from + length : -1;
    }

    /** The slot of the expected key number {@code place}. */
    int expectedSlot(int place) {
        return expectedSlots[place];
    }

    /** The slot of the key that stands in the bytes, which is the object's key number {@code place}. */
    int slot(byte[] bytes, int from, int to, int place) {
        if (place < known) {
            byte[] expected = expectedNames[place];
            if (expected.length == to - from && Arrays.equals(expected, 0, expected.length, bytes, from, to)) {
                return expectedSlots[place];
            }
        }
        return find(bytes, from, to, place);
    }

    private int find(byte[] bytes, int from, int to, int place) {
        int slot = UNKNOWN;
        for (int i = 0; i < names.length && slot < 0; i++) {
            if (Arrays.equals(names[i], 0, names[i].length, bytes, from, to)) {
                slot = i;
            }
        }
        if (place <= known && place < 1024) {
            if (place == expectedNames.length) {
                expectedNames = Arrays.copyOf(expectedNames, place * 2);
                expectedSlots = Arrays.copyOf(expectedSlots, place * 2);
                expectedWords = Arrays.copyOf(expectedWords, place * 2);
            }
            expectedNames[place] = Arrays.copyOfRange(bytes, from, to);
            expectedSlots[place] = slot;
            expectedWords[place] = words(expectedNames[place]);
            known = Math.max(known, place + 1);
        }
        return slot;
    }

    private static long[] words(byte[] name) {
        for (byte next : name) {
            if (next == '"' || next == '\\' || next >= 0 && next < ' ') {
                return new long[0];
            }
        }
        byte[] padded = Arrays.copyOf(name, Math.ceilDiv(name.length + 1, Long.BYTES) * Long.BYTES);
        padded[name.length] = '"';
        long[] words = new long[padded.length / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = LittleEndian.longAt(padded, i * Long.BYTES);
        }
        return words;
    }
}
