package dev.weir.formats.parquet;

import dev.weir.data.LittleEndian;

/** PLAIN: values one behind the other, little-endian; binary ones with their length before them, booleans as bits. */
final class PlainReader implements ValueReader {
    private final byte[] bytes;
    private final int end;
    private final int fixedLength;
    private int at;
    private int bit;

    /** @param fixedLength bytes of each binary value; 0 when their lengths stand before them */
    PlainReader(byte[] bytes, int from, int to, int fixedLength) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.fixedLength = fixedLength;
    }

    private int take(long size) {
        if (size < 0 || size > end - at) {
            throw new DamagedException("a page has fewer values than it says");
        }
        int start = at;
        at += (int) size;
        return start;
    }

    @Override
    public void readBooleans(boolean[] target, int from, int count) {
        if ((bit + (long) count + 7) / 8 > end - at) {
            throw new DamagedException("a page has fewer values than it says");
        }
        for (int i = 0; i < count; i++, bit++) {
            target[from + i] = (bytes[at + (bit >>> 3)] >>> (bit & 7) & 1) != 0;
        }
    }

    @Override
    public void readInts(int[] target, int from, int count) {
        int start = take(4L * count);
        for (int i = 0; i < count; i++) {
            target[from + i] = LittleEndian.intAt(bytes, start + 4 * i);
        }
    }

    @Override
    public void readLongs(long[] target, int from, int count) {
        int start = take(8L * count);
        for (int i = 0; i < count; i++) {
            target[from + i] = LittleEndian.longAt(bytes, start + 8 * i);
        }
    }

    @Override
    public void readFloats(float[] target, int from, int count) {
        int start = take(4L * count);
        for (int i = 0; i < count; i++) {
            target[from + i] = Float.intBitsToFloat(LittleEndian.intAt(bytes, start + 4 * i));
        }
    }

    @Override
    public void readDoubles(double[] target, int from, int count) {
        int start = take(8L * count);
        for (int i = 0; i < count; i++) {
            target[from + i] = Double.longBitsToDouble(LittleEndian.longAt(bytes, start + 8 * i));
        }
    }

    @Override
    public void readInt96(long[] nanosOfDay, int[] julianDays, int from, int count) {
        int start = take(12L * count);
        for (int i = 0; i < count; i++) {
            nanosOfDay[from + i] = LittleEndian.longAt(bytes, start + 12 * i);
            julianDays[from + i] = LittleEndian.intAt(bytes, start + 12 * i + 8);
        }
    }

    @Override
    public void readViews(int[] offsets, int[] lengths, int from, int count) {
        for (int i = 0; i < count; i++) {
            int length = fixedLength > 0 ? fixedLength : LittleEndian.intAt(bytes, take(4));
            offsets[from + i] = take(length);
            lengths[from + i] = length;
        }
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }
}
