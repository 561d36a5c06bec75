package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;

/** Integers of a range, both ends included, all equally likely. */
record IntegerGenerator(DataType type, long min, long max) implements ColumnGenerator {
    @Override
    public Column generate(RowNumbers rows) {
        int count = rows.count();
        // 0 stands for 2^64: every long.
        long range = max - min + 1;
        long[] values = new long[count];
        for (int row = 0; row < count; row++) {
            long bits = rows.bits(row);
            values[row] = range == 0 ? bits : min + Math.unsignedMultiplyHigh(bits, range);
        }
        return of(type, values, count);
    }

    /** A column of any integer type. */
    static Column of(DataType type, long[] values, int count) {
        if (type instanceof DataType.BigInt || type instanceof DataType.DayTimeInterval) {
            return new LongColumn(type, count, values, null);
        }
        int[] narrow = new int[count];
        for (int row = 0; row < count; row++) {
            narrow[row] = (int) values[row];
        }
        return new IntColumn(type, count, narrow, null);
    }
}
