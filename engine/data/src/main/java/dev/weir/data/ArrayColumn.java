package dev.weir.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY values: row {@code r} is the {@code lengths[r]} elements from {@code offsets[r]} of one shared element column.
 */
public final class ArrayColumn extends Column {
    private final Column elements;
    private final int[] offsets;
    private final int[] lengths;

    public ArrayColumn(
            DataType type, int size, Column elements, int[] offsets, int[] lengths, long @Nullable [] validity) {
        super(type, size, validity);
        this.elements = elements;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /** All elements; rows are ranges of it. */
    public Column elements() {
        return elements;
    }

    /** Where each row's elements begin. */
    public int[] offsets() {
        return offsets;
    }

    /** How many elements each row has. */
    public int[] lengths() {
        return lengths;
    }

    @Override
    List<@Nullable Object> objectAt(int row) {
        List<@Nullable Object> list = new ArrayList<>(lengths[row]);
        for (int i = 0; i < lengths[row]; i++) {
            list.add(elements.value(offsets[row] + i));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public ArrayColumn take(int[] rows, int count) {
        int[] takenOffsets = new int[count];
        int[] takenLengths = new int[count];
        for (int i = 0; i < count; i++) {
            takenOffsets[i] = offsets[rows[i]];
            takenLengths[i] = lengths[rows[i]];
        }
        return new ArrayColumn(
                type(), count, elements, takenOffsets, takenLengths, Validity.take(validity(), rows, count));
    }

    @Override
    public ArrayColumn as(DataType other) {
        return new ArrayColumn(other, size(), elements, offsets, lengths, validity());
    }

    @Override
    public long sizeInBytes() {
        return 8L * size() + elements.sizeInBytes();
    }
}
