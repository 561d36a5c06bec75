package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.formats.parquet.Footer.Logical;
import dev.weir.formats.parquet.Footer.Unit;
import org.jspecify.annotations.Nullable;

/** INT64: integers, timestamps, times of micro- and nanoseconds, decimals. */
final class LongTarget implements ValueTarget {
    private final Logical logical;
    private final DataType type;
    private long[] values = new long[0];

    LongTarget(Logical logical, DataType type) {
        this.logical = logical;
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new long[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readLongs(values, from, count);
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        return convert(values, rows, validity, logical, type);
    }

    static Column convert(long[] values, int rows, long @Nullable [] validity, Logical logical, DataType type) {
        return switch (type) {
            case DataType.BigInt t -> {
                if (logical instanceof Logical.IntegerOf integer && integer.bits() == 64 && !integer.signed()) {
                    Targets.checkRange(values, rows, validity, 0, Long.MAX_VALUE, type);
                }
                yield new LongColumn(type, rows, values, validity);
            }
            case DataType.Int t -> narrow(values, rows, validity, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
            case DataType.SmallInt t -> narrow(values, rows, validity, Short.MIN_VALUE, Short.MAX_VALUE, type);
            case DataType.TinyInt t -> narrow(values, rows, validity, Byte.MIN_VALUE, Byte.MAX_VALUE, type);
            case DataType.Decimal decimal ->
                Decimals.ofLongs(values, rows, validity, ((Logical.Decimal) logical).scale(), decimal);
            case DataType.Time t -> times(values, rows, validity, ((Logical.Time) logical).unit(), type);
            default -> Timestamps.ofEpoch(values, rows, validity, ((Logical.Timestamp) logical).unit(), type);
        };
    }

    private static Column narrow(
            long[] values, int rows, long @Nullable [] validity, long least, long most, DataType type) {
        Targets.checkRange(values, rows, validity, least, most, type);
        int[] narrow = new int[rows];
        for (int i = 0; i < rows; i++) {
            narrow[i] = (int) values[i];
        }
        return new IntColumn(type, rows, narrow, validity);
    }

    private static Column times(long[] values, int rows, long @Nullable [] validity, Unit unit, DataType type) {
        long divisor = unit == Unit.MICROS ? 1_000 : 1_000_000;
        int[] millis = new int[rows];
        for (int i = 0; i < rows; i++) {
            millis[i] = (int) (values[i] / divisor);
        }
        return new IntColumn(type, rows, millis, validity);
    }
}
