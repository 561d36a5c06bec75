package dev.weir.data;

import org.jspecify.annotations.Nullable;

/** DOUBLE values. */
public final class DoubleColumn extends Column {
    private final double[] values;

    public DoubleColumn(DataType type, int size, double[] values, long @Nullable [] validity) {
        super(type, size, validity);
        assert values.length >= size;
        this.values = values;
    }

    /** The values by row; not to be written to. */
    public double[] values() {
        return values;
    }

    @Override
    Object objectAt(int row) {
        return values[row];
    }

    @Override
    public DoubleColumn take(int[] rows, int count) {
        double[] taken = new double[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return new DoubleColumn(type(), count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public DoubleColumn as(DataType other) {
        return new DoubleColumn(other, size(), values, validity());
    }

    @Override
    public long sizeInBytes() {
        return 8L * size();
    }
}
