package dev.weir.data;

import org.jspecify.annotations.Nullable;

/** BOOLEAN values. */
public final class BooleanColumn extends Column {
    private final boolean[] values;

    public BooleanColumn(DataType type, int size, boolean[] values, long @Nullable [] validity) {
        super(type, size, validity);
        assert values.length >= size;
        this.values = values;
    }

    /** The values by row; not to be written to. */
    public boolean[] values() {
        return values;
    }

    @Override
    Object objectAt(int row) {
        return values[row];
    }

    @Override
    public BooleanColumn take(int[] rows, int count) {
        boolean[] taken = new boolean[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new BooleanColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public BooleanColumn as(DataType other) {
        return new BooleanColumn(other, size(), values, validity());
    }

    @Override
    public long sizeInBytes() {
        return 1L * size();
    }
}
