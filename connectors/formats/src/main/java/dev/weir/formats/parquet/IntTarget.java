package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.formats.parquet.Footer.Logical;
import org.jspecify.annotations.Nullable;

/** INT32: integers, dates, times of milliseconds, decimals. */
final class IntTarget implements ValueTarget {
    private final Logical logical;
    private final DataType type;
    private int[] values = new int[0];

    IntTarget(Logical logical, DataType type) {
        this.logical = logical;
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new int[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readInts(values, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        boolean sameWidth = type instanceof DataType.Date || type instanceof DataType.Time;
        if (sameWidth || type instanceof DataType.Int && !isUnsigned()) {
            return new IntColumn(type, rows, values, validity);
        }
        long[] wide = new long[rows];
        long mask = isUnsigned() ? 0xFFFFFFFFL : -1L;
        for (int i = 0; i < rows; i++) {
            wide[i] = values[i] & mask;
        }
        return LongTarget.convert(wide, rows, validity, logical, type);
    }

    private boolean isUnsigned() {
        return logical instanceof Logical.IntegerOf integer && !integer.signed();
    }
}
