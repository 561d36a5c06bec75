package dev.weir.formats.parquet;

/**
 * BYTE_STREAM_SPLIT: the first bytes of all values, then all second bytes, and so on; put together again, it is PLAIN.
 */
final class SplitBytes {
    private SplitBytes() {}

    static PlainReader reader(byte[] page, int from, int to, int width, boolean binary) {
        if (width == 0 || (to - from) % width != 0) {
            throw new DamagedException("a page of split bytes has " + (to - from) + " of them");
        }
        int count = (to - from) / width;
        byte[] joined = new byte[to - from];
        for (int part = 0; part < width; part++) {
            for (int i = 0; i < count; i++) {
                joined[i * width + part] = page[from + part * count + i];
            }
        }
        return new PlainReader(joined, 0, joined.length, binary ? width : 0);
    }
}
