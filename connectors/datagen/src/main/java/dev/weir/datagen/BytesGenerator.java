package dev.weir.datagen;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;

/** Text of hexadecimal digits, and random bytes, of a fixed length or of 1 to that length. */
record BytesGenerator(DataType type, int length, boolean variable, boolean text) implements ColumnGenerator {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    @Override
    public Column generate(RowNumbers rows) {
        int count = rows.count();
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        byte[] bytes = new byte[Math.multiplyExact(count, length)];
        RowNumbers sizes = rows.part(0);
        for (int row = 0; row < count; row++) {
            int offset = row * length;
            int size = variable && length > 0 ? 1 + (int) Math.unsignedMultiplyHigh(sizes.bits(row), length) : length;
            offsets[row] = offset;
            lengths[row] = size;
            fill(bytes, offset, size, rows.bits(row));
        }
        return new BytesColumn(type, count, bytes, offsets, lengths, null);
    }

    private void fill(byte[] bytes, int offset, int size, long seed) {
        long word = seed;
        int perWord = text ? 16 : 8;
        for (int i = 0; i < size; i++) {
            int place = i % perWord;
            if (place == 0 && i > 0) {
                word = RowNumbers.mix(word);
            }
            bytes[offset + i] = text ? DIGITS[(int) (word >>> 4 * place) & 15] : (byte) (word >>> 8 * place);
        }
    }
}
