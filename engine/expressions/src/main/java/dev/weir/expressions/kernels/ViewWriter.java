package dev.weir.expressions.kernels;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/** Writes results that are parts of an argument's text, without copying a byte: views into the argument's buffer. */
public final class ViewWriter {
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    private long @Nullable [] validity;

    /** @param source the argument of which all results are parts */
    public ViewWriter(Column source, int rows) {
        bytes = Texts.of(source).bytes();
        offsets = new int[rows];
        lengths = new int[rows];
    }

    /** Writes the bytes from an index up to another as a row's value. */
    public void put(int row, int from, int to) {
        offsets[row] = from;
        lengths[row] = to - from;
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(offsets.length);
        }
        Validity.setNull(validity, row);
    }

    public BytesColumn build(DataType type) {
        return new BytesColumn(type, offsets.length, bytes, offsets, lengths, validity);
    }
}
