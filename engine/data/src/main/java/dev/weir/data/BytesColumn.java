package dev.weir.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * CHAR, VARCHAR, BINARY and VARBINARY values as views into one shared byte buffer: row {@code r} is the
 * {@code lengths[r]} bytes from {@code offsets[r]}. Views may overlap, repeat (a dictionary) and come in any order, so
 * that readers, filters and projections never copy text. Character types hold UTF-8.
 */
public final class BytesColumn extends Column {
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    /** Computed on first use; a race computes it twice, to the same number. */
    private long sizeInBytes = -1;

    public BytesColumn(
            DataType type, int size, byte[] bytes, int[] offsets, int[] lengths, long @Nullable [] validity) {
        super(type, size, validity);
        assert offsets.length >= size && lengths.length >= size;
        this.bytes = bytes;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /** The shared buffer; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where each row's bytes begin. NULL rows have a readable offset. */
    public int[] offsets() {
        return offsets;
    }

    /** How many bytes each row has. NULL rows have a readable length. */
    public int[] lengths() {
        return lengths;
    }

    /** A copy of the bytes at a row. */
    public byte[] bytesAt(int row) {
        return Arrays.copyOfRange(bytes, offsets[row], offsets[row] + lengths[row]);
    }

    /** The text at a row. */
    public String stringAt(int row) {
        return new String(bytes, offsets[row], lengths[row], StandardCharsets.UTF_8);
    }

    @Override
    Object objectAt(int row) {
        return type() instanceof DataType.Binary || type() instanceof DataType.VarBinary
                ? bytesAt(row)
                : (Object) stringAt(row);
    }

    @Override
    public BytesColumn take(int[] rows, int count) {
        int[] takenOffsets = new int[count];
        int[] takenLengths = new int[count];
        for (int i = 0; i < count; i++) {
            takenOffsets[i] = offsets[rows[i]];
            takenLengths[i] = lengths[rows[i]];
        }
        return new BytesColumn(
                type(), count, bytes, takenOffsets, takenLengths, Validity.take(validity(), rows, count));
    }

    @Override
    public BytesColumn as(DataType other) {
        return new BytesColumn(other, size(), bytes, offsets, lengths, validity());
    }

    @Override
    public long sizeInBytes() {
        if (sizeInBytes < 0) {
            long total = 8L * size();
            for (int row = 0; row < size(); row++) {
                total += lengths[row];
            }
            sizeInBytes = total;
        }
        return sizeInBytes;
    }
}
