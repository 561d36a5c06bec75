package dev.weir.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A DataStream's own objects. A null element is a null record; there is no bitmap. */
public final class ObjectColumn extends Column {
    private final @Nullable Object[] values;

    public ObjectColumn(DataType type, int size, @Nullable Object[] values) {
        super(type, size, null);
        assert values.length >= size;
        this.values = values;
    }

    /** The objects by row; not to be written to. */
    public @Nullable Object[] values() {
        return values;
    }

    @Override
    public boolean isNull(int row) {
        return values[row] == null;
    }

    @Override
    Object objectAt(int row) {
        return Objects.requireNonNull(values[row]);
    }

    @Override
    public ObjectColumn take(int[] rows, int count) {
        @Nullable Object[] taken = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new ObjectColumn(type(), count, taken);
    }

    @Override
    public ObjectColumn as(DataType other) {
        return new ObjectColumn(other, size(), values);
    }

    @Override
    public long sizeInBytes() {
        return 64L * size();
    }
}
