package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;

/**
 * DELTA_BINARY_PACKED: blocks of differences, each with its least difference, divided into miniblocks that are packed
 * with their own number of bits (after Lemire and Boytsov, "Decoding billions of integers per second through
 * vectorization").
 */
final class DeltaReader implements ValueReader {
    private final long[] values;
    private final int end;
    private int next;

    /** @param limit the most values that there can be */
    DeltaReader(byte[] bytes, int from, int to, int limit) {
        Input in = new Input(bytes, from, to);
        int blockSize = in.count(1 << 20);
        int miniblocks = in.count(1 << 16);
        int total = in.count(limit);
        values = new long[total];
        if (miniblocks == 0 || blockSize % miniblocks != 0 || blockSize / miniblocks % 8 != 0) {
            throw new DamagedException("a page of differences has blocks that cannot be");
        }
        if (total > 0) {
            values[0] = in.zigzag();
        }
        int size = blockSize / miniblocks;
        int[] widths = new int[miniblocks];
        int done = 1;
        while (done < total) {
            long least = in.zigzag();
            for (int i = 0; i < miniblocks; i++) {
                widths[i] = in.octet();
            }
            for (int i = 0; i < miniblocks && done < total; i++) {
                int count = Math.min(size, total - done);
                in.unpack(widths[i], size, values, done, count);
                long value = values[done - 1];
                for (int k = done; k < done + count; k++) {
                    value += values[k] + least;
                    values[k] = value;
                }
                done += count;
            }
        }
        end = in.at;
    }

    /** Index of the first byte behind the values. */
    int end() {
        return end;
    }

    /** All values of the page. */
    long[] values() {
        return values;
    }

    private int take(int count) {
        if (count > values.length - next) {
            throw new DamagedException("a page has fewer values than it says");
        }
        next += count;
        return next - count;
    }

    @Override
    public void readInts(int[] target, int from, int count) {
        int start = take(count);
        for (int i = 0; i < count; i++) {
            target[from + i] = (int) values[start + i];
        }
    }

    @Override
    public void readLongs(long[] target, int from, int count) {
        System.arraycopy(values, take(count), target, from, count);
    }

    private static final class Input {
        private final byte[] bytes;
        private final int end;
        private int at;

        Input(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.end = to;
        }

        int octet() {
            if (at >= end) {
                throw new DamagedException("a page has fewer values than it says");
            }
            return bytes[at++] & 0xFF;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int octet = octet();
                value |= (long) (octet & 0x7F) << shift;
                if (octet < 0x80) {
                    return value;
                }
            }
            throw new DamagedException("a number in a page is too long");
        }

        int count(int limit) {
            long value = varint();
            if (value < 0 || value > limit) {
                throw new DamagedException("a page of differences says that it has " + value + " values");
            }
            return (int) value;
        }

        long zigzag() {
            long raw = varint();
            return raw >>> 1 ^ -(raw & 1);
        }

        void unpack(int width, int size, long[] target, int from, int count) {
            long length = (long) width * size >>> 3;
            if (width > 64 || (long) width * count + 7 >>> 3 > end - at) {
                throw new DamagedException("a block of differences reaches beyond its page");
            }
            long mask = width == 64 ? -1L : (1L << width) - 1;
            for (int i = 0; i < count; i++) {
                long bit = (long) i * width;
                int start = at + (int) (bit >>> 3);
                int shift = (int) (bit & 7);
                long word = word(start) >>> shift;
                if (shift + width > 64) {
                    word |= (long) (bytes[start + 8] & 0xFF) << 64 - shift;
                }
                target[from + i] = width == 0 ? 0 : word & mask;
            }
            // The last miniblock may be cut short.
            at += (int) Math.min(length, end - at);
        }

        private long word(int start) {
            return start + 8 <= bytes.length
                    ? LittleEndian.longAt(bytes, start)
                    : LittleEndian.tailAt(bytes, Math.min(start, bytes.length), bytes.length);
        }
    }
}
