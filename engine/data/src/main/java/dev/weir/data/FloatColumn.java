package dev.weir.data;

import org.jspecify.annotations.Nullable;

/** FLOAT values. */
public final class FloatColumn extends Column {
    private final float[] values;

    public FloatColumn(DataType type, int size, float[] values, long @Nullable [] validity) {
        super(type, size, validity);
        assert values.length >= size;
        this.values = values;
    }

    /** The values by row; not to be written to. */
    public float[] values() {
        return values;
    }

    @Override
    Object objectAt(int row) {
        return values[row];
    }

    @Override
    public FloatColumn take(int[] rows, int count) {
        float[] taken = new float[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new FloatColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public FloatColumn as(DataType other) {
        return new FloatColumn(other, size(), values, validity());
    }

    @Override
    public long sizeInBytes() {
        return 4L * size();
    }
}
