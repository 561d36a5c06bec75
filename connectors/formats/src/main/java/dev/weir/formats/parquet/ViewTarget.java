package dev.weir.formats.parquet;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import dev.weir.formats.text.Utf8;
import org.jspecify.annotations.Nullable;

/** Text and binary values as views into the bytes of a page or of the dictionary. */
final class ViewTarget implements ValueTarget {
    private final DataType type;
    private final boolean text;
    private byte[] bytes = new byte[0];
    private byte[] known = new byte[0];
    private int[] offsets = new int[0];
    private int[] lengths = new int[0];

    ViewTarget(DataType type, boolean text) {
        this.type = type;
        this.text = text;
    }

    @Override
    public boolean needsOnePage() {
        return true;
    }

    @Override
    public void begin(int rows) {
        bytes = new byte[0];
        offsets = new int[rows];
        lengths = new int[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readViews(offsets, lengths, from, count);
        bytes = reader.bytes();
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        if (text && bytes != known) {
            // A page of ASCII is checked once; other text value by value, as lengths stand between the values.
            if (Utf8.asciiEnd(bytes, 0, bytes.length) == bytes.length) {
                known = bytes;
            } else {
                checkText(rows, validity);
            }
        }
        return new BytesColumn(type, rows, bytes, offsets, lengths, validity);
    }

    private void checkText(int rows, long @Nullable [] validity) {
        for (int i = 0; i < rows; i++) {
            if (!Utf8.isValid(bytes, offsets[i], offsets[i] + lengths[i]) && !Validity.isNull(validity, i)) {
                throw new RangeException(i, "a text is not UTF-8");
            }
        }
    }
}
