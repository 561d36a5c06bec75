package dev.weir.formats.parquet;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import dev.weir.formats.text.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text and binary values of several pages, copied together. */
final class CopiedViews implements ValueTarget {
    private final DataType type;
    private byte[] bytes = new byte[4096];
    private int used;
    private int[] offsets = new int[0];
    private int[] lengths = new int[0];

    CopiedViews(DataType type) {
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        offsets = new int[rows];
        lengths = new int[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readViews(offsets, lengths, from, count);
        byte[] source = reader.bytes();
        for (int i = from; i < from + count; i++) {
            if (lengths[i] > bytes.length - used) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(used, lengths[i]), bytes.length * 2));
            }
            System.arraycopy(source, offsets[i], bytes, used, lengths[i]);
            offsets[i] = used;
            used += lengths[i];
        }
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        boolean text = type instanceof DataType.VarChar || type instanceof DataType.Char;
        for (int i = 0; text && i < rows; i++) {
            if (!Validity.isNull(validity, i) && !Utf8.isValid(bytes, offsets[i], offsets[i] + lengths[i])) {
                throw new RangeException(i, "a text is not UTF-8");
            }
        }
        return new BytesColumn(type, rows, bytes, offsets, lengths, validity);
    }
}
