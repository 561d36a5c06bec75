package dev.weir.formats.parquet;

/**
 * RLE_DICTIONARY: indexes into the values of the column's dictionary page. Views of binary values refer to the
 * dictionary's bytes, so that text repeated a million times is kept once.
 */
final class DictionaryReader implements ValueReader {
    private final Dictionary dictionary;
    private final RunLengthReader indexes;
    private int[] scratch = new int[0];

    DictionaryReader(Dictionary dictionary, RunLengthReader indexes) {
        this.dictionary = dictionary;
        this.indexes = indexes;
    }

    private int[] next(int count) {
        if (scratch.length < count) {
            scratch = new int[count];
        }
        int size = dictionary.size();
        indexes.read(scratch, 0, count);
        int outside = 0;
        for (int i = 0; i < count; i++) {
            outside |= scratch[i] | size - 1 - scratch[i];
        }
        if (outside < 0) {
            throw new DamagedException("a page refers to a value that its dictionary does not have");
        }
        return scratch;
    }

    @Override
    public void readInts(int[] target, int from, int count) {
        int[] values = dictionary.ints();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            target[from + i] = values[rows[i]];
        }
    }

    @Override
    public void readLongs(long[] target, int from, int count) {
        long[] values = dictionary.longs();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            target[from + i] = values[rows[i]];
        }
    }

    @Override
    public void readFloats(float[] target, int from, int count) {
        float[] values = dictionary.floats();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            target[from + i] = values[rows[i]];
        }
    }

    @Override
    public void readDoubles(double[] target, int from, int count) {
        double[] values = dictionary.doubles();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            target[from + i] = values[rows[i]];
        }
    }

    @Override
    public void readInt96(long[] nanosOfDay, int[] julianDays, int from, int count) {
        long[] nanos = dictionary.longs();
        int[] days = dictionary.ints();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            nanosOfDay[from + i] = nanos[rows[i]];
            julianDays[from + i] = days[rows[i]];
        }
    }

    @Override
    public void readViews(int[] offsets, int[] lengths, int from, int count) {
        int[] dictionaryOffsets = dictionary.offsets();
        int[] dictionaryLengths = dictionary.lengths();
        int[] rows = next(count);
        for (int i = 0; i < count; i++) {
            offsets[from + i] = dictionaryOffsets[rows[i]];
            lengths[from + i] = dictionaryLengths[rows[i]];
        }
    }

    @Override
    public byte[] bytes() {
        return dictionary.bytes();
    }
}
