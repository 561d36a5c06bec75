package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;

/** FLOAT and DOUBLE of a range. */
record FloatingGenerator(DataType type, double min, double max) implements ColumnGenerator {
    @Override
    public Column generate(RowNumbers rows) {
        int count = rows.count();
        double[] values = new double[count];
        for (int row = 0; row < count; row++) {
            double fraction = rows.fraction(row);
            // Not min + fraction * (max - min): the whole range of a type is not a number of that type.
            values[row] = min * (1 - fraction) + max * fraction;
        }
        if (type instanceof DataType.Float64) {
            return new DoubleColumn(type, count, values, null);
        }
        float[] narrow = new float[count];
        for (int row = 0; row < count; row++) {
            narrow[row] = (float) values[row];
        }
        return new FloatColumn(type, count, narrow, null);
    }
}
