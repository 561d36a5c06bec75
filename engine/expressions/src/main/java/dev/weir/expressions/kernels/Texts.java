package dev.weir.expressions.kernels;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A flat or constant column of text or binary, read in place. */
public final class Texts {
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    private final int mask;

    private Texts(BytesColumn column, int mask) {
        bytes = column.bytes();
        offsets = column.offsets();
        lengths = column.lengths();
        this.mask = mask;
    }

    /** The values of a column. */
    public static Texts of(Column column) {
        return new Texts((BytesColumn) Vectors.values(column), Vectors.mask(column));
    }

    /** The buffer of all values; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a row's bytes begin. */
    public int offset(int row) {
        return offsets[row & mask];
    }

    /** How many bytes a row has. */
    public int length(int row) {
        return lengths[row & mask];
    }

    /** Where a row's bytes end. */
    public int end(int row) {
        return offsets[row & mask] + lengths[row & mask];
    }

    /** The text of a row. */
    public String string(int row) {
        return new String(bytes, offset(row), length(row), StandardCharsets.UTF_8);
    }

    /** A copy of a row's bytes. */
    public byte[] copy(int row) {
        return Arrays.copyOfRange(bytes, offset(row), end(row));
    }

    boolean equalsAt(int row, Texts other, int otherRow) {
        return length(row) == other.length(otherRow)
                && Arrays.equals(
                        bytes, offset(row), end(row), other.bytes, other.offset(otherRow), other.end(otherRow));
    }

    /** Whether a row has just these bytes. Most rows that have not differ in their lengths or first eight bytes. */
    boolean equalsAt(int row, byte[] other) {
        int length = other.length;
        if (length(row) != length) {
            return false;
        }
        int offset = offset(row);
        if (length >= Long.BYTES && LittleEndian.longAt(bytes, offset) != LittleEndian.longAt(other, 0)) {
            return false;
        }
        return Utf8.regionEquals(bytes, offset, other, 0, length);
    }

    int compareAt(int row, Texts other, int otherRow) {
        int difference = Arrays.compareUnsigned(
                bytes, offset(row), end(row), other.bytes, other.offset(otherRow), other.end(otherRow));
        return Integer.signum(difference);
    }
}
