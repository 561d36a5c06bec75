package dev.weir.formats.parquet;

/**
 * DELTA_LENGTH_BYTE_ARRAY (all lengths, then all bytes) and DELTA_BYTE_ARRAY (before them, how many bytes each value
 * shares with the one before).
 */
final class DeltaBytesReader implements ValueReader {
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    private int next;

    private DeltaBytesReader(byte[] bytes, int[] offsets, int[] lengths) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    static DeltaBytesReader ofLengths(byte[] page, int from, int to, int limit) {
        DeltaReader sizes = new DeltaReader(page, from, to, limit);
        int count = sizes.values().length;
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        long at = sizes.end();
        for (int i = 0; i < count; i++) {
            long length = sizes.values()[i];
            if (length < 0 || length > to - at) {
                throw new DamagedException("a text reaches beyond its page");
            }
            offsets[i] = (int) at;
            lengths[i] = (int) length;
            at += length;
        }
        return new DeltaBytesReader(page, offsets, lengths);
    }

    static DeltaBytesReader ofPrefixes(byte[] page, int from, int to, int limit) {
        DeltaReader prefixes = new DeltaReader(page, from, to, limit);
        DeltaBytesReader suffixes = ofLengths(page, prefixes.end(), to, limit);
        int count = suffixes.offsets.length;
        if (prefixes.values().length != count) {
            throw new DamagedException("a page has more prefixes than texts, or fewer");
        }
        long total = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            long prefix = prefixes.values()[i];
            if (prefix < 0 || prefix > before) {
                throw new DamagedException("a text shares more bytes with the one before than that has");
            }
            before = (int) prefix + suffixes.lengths[i];
            total += before;
        }
        if (total > Pages.MAX_SIZE) {
            throw new DamagedException("the texts of a page have " + total + " bytes");
        }
        byte[] joined = new byte[(int) total];
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int prefix = (int) prefixes.values()[i];
            offsets[i] = at;
            lengths[i] = prefix + suffixes.lengths[i];
            if (prefix > 0) {
                System.arraycopy(joined, offsets[i - 1], joined, at, prefix);
            }
            System.arraycopy(page, suffixes.offsets[i], joined, at + prefix, suffixes.lengths[i]);
            at += lengths[i];
        }
        return new DeltaBytesReader(joined, offsets, lengths);
    }

    @Override
    public void readViews(int[] targetOffsets, int[] targetLengths, int from, int count) {
        if (count > offsets.length - next) {
            throw new DamagedException("a page has fewer values than it says");
        }
        System.arraycopy(offsets, next, targetOffsets, from, count);
        System.arraycopy(lengths, next, targetLengths, from, count);
        next += count;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }
}
