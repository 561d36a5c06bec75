package dev.weir.formats.parquet;

/** RLE for booleans: run lengths of one bit. */
record RunLengthBooleans(RunLengthReader runs) implements ValueReader {
    @Override
    public void readBooleans(boolean[] target, int from, int count) {
        int[] bits = new int[count];
        runs.read(bits, 0, count);
        for (int i = 0; i < count; i++) {
            target[from + i] = bits[i] != 0;
        }
    }
}
