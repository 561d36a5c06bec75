package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import java.math.BigDecimal;

/** The numbers from start to end, once, as any type that numbers can be. */
record SequenceGenerator(DataType type, long start, long end) implements ColumnGenerator {
    @Override
    public long rows() {
        long rows = end - start + 1;
        return rows <= 0 ? Long.MAX_VALUE : rows;
    }

    @Override
    public Column generate(RowNumbers rows) {
        int count = rows.count();
        long[] values = new long[count];
        for (int row = 0; row < count; row++) {
            values[row] = start + rows.number(row);
        }
        return switch (type) {
            case DataType.TinyInt t -> IntegerGenerator.of(type, values, count);
            case DataType.SmallInt t -> IntegerGenerator.of(type, values, count);
            case DataType.Int t -> IntegerGenerator.of(type, values, count);
            case DataType.BigInt t -> IntegerGenerator.of(type, values, count);
            default -> others(values);
        };
    }

    private Column others(long[] values) {
        ColumnBuilder builder = ColumnBuilder.create(type, values.length);
        for (long value : values) {
            builder.appendValue(
                    switch (type) {
                        case DataType.Float32 t -> (Object) (float) value;
                        case DataType.Float64 t -> (double) value;
                        case DataType.Decimal t -> BigDecimal.valueOf(value);
                        case DataType.Char t -> Long.toString(value);
                        case DataType.VarChar t -> Long.toString(value);
                        default ->
                            throw dev.weir.base.WeirException.of(
                                    DatagenError.UNSUPPORTED_TYPE, "there is no sequence of type %s", type.name());
                    });
        }
        return builder.build();
    }
}
