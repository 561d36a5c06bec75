package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;
import java.util.Arrays;

/**
 * Reads the hybrid of run lengths and bit packing that holds levels, dictionary indexes and booleans: runs of
 * {@code varint header}, whose lowest bit tells groups of eight packed values from a repeated one.
 */
final class RunLengthReader {
    private final byte[] bytes;
    private final int end;
    private final int width;
    private final int mask;
    private int at;
    /** Values left of the present run. */
    private int left;

    private boolean packed;
    private int repeated;
    /** Next bit of the packed run, counted from {@link #at}. */
    private long bit;

    /** @param width bits a value, 0 to 32 */
    RunLengthReader(byte[] bytes, int from, int to, int width) {
        if (width < 0 || width > 32) {
            throw new DamagedException("values of " + width + " bits cannot be");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.width = width;
        this.mask = width == 32 ? -1 : (1 << width) - 1;
    }

    /** Reads so many values. */
    void read(int[] target, int from, int count) {
        int done = 0;
        while (done < count) {
            int some = Math.min(count - done, available());
            if (packed) {
                unpack(target, from + done, some);
            } else {
                Arrays.fill(target, from + done, from + done + some, repeated);
            }
            left -= some;
            done += some;
        }
    }

    /** The length of the run of one equal value that begins here, or 0 when the next values are packed. */
    int repeats() {
        int some = available();
        return packed ? 0 : some;
    }

    /** The value that is repeated. */
    int repeatedValue() {
        return repeated;
    }

    /** Passes over values of a run of equal ones. */
    void skipRepeated(int count) {
        left -= count;
    }

    private int available() {
        while (left == 0) {
            nextRun();
        }
        return left;
    }

    private void nextRun() {
        if (packed) {
            at += (int) (bit + 7 >>> 3);
            packed = false;
        }
        int header = varint();
        if ((header & 1) == 0) {
            left = header >>> 1;
            int size = width + 7 >>> 3;
            if (size > end - at) {
                throw new DamagedException("a run of values reaches beyond its page");
            }
            repeated = (int) LittleEndian.tailAt(bytes, at, at + size) & mask;
            at += size;
        } else {
            long values = (header >>> 1) * 8L;
            // The last group may be cut short at the page's end.
            if (width > 0 && values * width > (end - at) * 8L) {
                values = (end - at) * 8L / width;
            }
            if (values == 0 || values > Integer.MAX_VALUE) {
                throw new DamagedException("a group of packed values reaches beyond its page");
            }
            left = (int) values;
            packed = true;
            bit = 0;
        }
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) {
                throw new DamagedException("a page has fewer values than it says");
            }
            int next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedException("the length of a run is too long");
    }

    private void unpack(int[] target, int from, int count) {
        long position = bit;
        int i = 0;
        // Eight bytes hold any value at any bit; near the array's end they are read one by one.
        int safe = bytes.length - 8;
        for (; i < count; i++, position += width) {
            int start = at + (int) (position >>> 3);
            if (start > safe) {
                break;
            }
            target[from + i] = (int) (LittleEndian.longAt(bytes, start) >>> (position & 7)) & mask;
        }
        for (; i < count; i++, position += width) {
            int start = at + (int) (position >>> 3);
            long word = LittleEndian.tailAt(bytes, start, Math.min(start + 8, bytes.length));
            target[from + i] = (int) (word >>> (position & 7)) & mask;
        }
        bit = position;
    }
}
