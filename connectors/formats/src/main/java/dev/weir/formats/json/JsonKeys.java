package dev.weir.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the slots of an object's keys. Objects of a stream mostly have the same keys in the same order, so the key that stood
 * at a place in the object before is tried first; only then all are compared. One thread.
 */
final class JsonKeys {
    /** The slot of a key that nobody wants. */
    static final int UNKNOWN = -1;

    private final byte[][] names;
    private byte[][] expectedNames = new byte[16][];
    private int[] expectedSlots = new int[16];
    private int known;

    JsonKeys(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
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
            }
            expectedNames[place] = Arrays.copyOfRange(bytes, from, to);
            expectedSlots[place] = slot;
            known = Math.max(known, place + 1);
        }
        return slot;
    }
}
