package dev.weir.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds an {@link ArrayColumn}. */
public final class ArrayColumnBuilder extends ColumnBuilder {
    private final ColumnBuilder elements;
    private final Ranges ranges;

    ArrayColumnBuilder(DataType.Array type, int capacity) {
        super(type);
        elements = create(type.element(), capacity);
        ranges = new Ranges(capacity);
    }

    /** Where the elements of the next row go; then {@link #endRow()} appends the row. */
    public ColumnBuilder elements() {
        return elements;
    }

    /** Appends the row of all elements added since the row before. */
    public void endRow() {
        ranges.end(size(), elements.size());
        advanceValid();
    }

    @Override
    void appendSlot() {
        ranges.end(size(), elements.size());
    }

    @Override
    void appendFlat(Column source, int row) {
        ArrayColumn arrays = (ArrayColumn) source;
        int first = arrays.offsets()[row];
        for (int i = first; i < first + arrays.lengths()[row]; i++) {
            elements.append(arrays.elements(), i);
        }
        ranges.end(size(), elements.size());
    }

    @Override
    void appendObject(@Nullable Object value) {
        for (Object element : (List<?>) Objects.requireNonNull(value)) {
            elements.appendValue(element);
        }
        ranges.end(size(), elements.size());
    }

    @Override
    ArrayColumn finish(int rows, long @Nullable [] bits) {
        ArrayColumn column = new ArrayColumn(type(), rows, elements.build(), ranges.offsets(), ranges.lengths(), bits);
        ranges.reset();
        return column;
    }
}
