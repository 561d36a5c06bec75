package dev.weir.formats.parquet;

import dev.weir.data.Hashing;
import dev.weir.data.LittleEndian;
import java.util.Arrays;

/** Numbers distinct byte strings in the order of their first appearance: open addressing over the page's own bytes. */
final class ByteDictionary {
    private static final int LENGTH_SIZE = 4;

    private byte[] page = new byte[1024];
    private int size;
    private int[] offsets = new int[64];
    private int[] hashes = new int[64];
    private int count;
    /** The number of a string plus one by slot; 0 for a free one. */
    private int[] slots = new int[256];

    /** The number of a string; a new one when it has not been seen. */
    int indexOf(byte[] bytes, int offset, int length) {
        int hash = (int) Hashing.ofBytes(bytes, offset, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (hashes[index] == hash && equals(index, bytes, offset, length)) {
                return index;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = add(bytes, offset, length, hash) + 1;
        if (count * 2 > slots.length) {
            grow();
        }
        return count - 1;
    }

    private boolean equals(int index, byte[] bytes, int offset, int length) {
        int from = offset(index);
        return length(index) == length && Arrays.equals(page, from, from + length, bytes, offset, offset + length);
    }

    private int add(byte[] bytes, int offset, int length, int hash) {
        int needed = size + LENGTH_SIZE + length;
        if (needed > page.length) {
            page = Arrays.copyOf(page, Math.max(needed, page.length * 2));
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        LittleEndian.putInt(page, size, length);
        System.arraycopy(bytes, offset, page, size + LENGTH_SIZE, length);
        offsets[count] = size + LENGTH_SIZE;
        hashes[count] = hash;
        size = needed;
        return count++;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int index = 0; index < count; index++) {
            int slot = hashes[index] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = index + 1;
        }
    }

    int count() {
        return count;
    }

    /** Bytes of the page. */
    int size() {
        return size;
    }

    byte[] bytes() {
        return page;
    }

    int offset(int index) {
        return offsets[index];
    }

    int length(int index) {
        return LittleEndian.intAt(page, offsets[index] - LENGTH_SIZE);
    }

    /** The strings in PLAIN encoding. */
    byte[] page() {
        return Arrays.copyOf(page, size);
    }
}
