package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decimals as big-endian two's complement of any length. */
final class BinaryDecimalTarget implements ValueTarget {
    private final int scale;
    private final DataType.Decimal type;
    private BigInteger[] values = new BigInteger[0];
    private int[] offsets = new int[0];
    private int[] lengths = new int[0];

    BinaryDecimalTarget(int scale, DataType.Decimal type) {
        this.scale = scale;
        this.type = type;
    }

    @Override
    public void begin(int rows) {
        values = new BigInteger[rows];
        Arrays.fill(values, BigInteger.ZERO);
        offsets = new int[rows];
        lengths = new int[rows];
    }

    @Override
    public void read(ValueReader reader, int from, int count) {
        reader.readViews(offsets, lengths, from, count);
        byte[] bytes = reader.bytes();
        for (int i = from; i < from + count; i++) {
            if (lengths[i] == 0) {
                throw new DamagedException("a decimal has no bytes");
            }
            values[i] = new BigInteger(bytes, offsets[i], lengths[i]);
        }
    }

    @Override
    public Column finish(int rows, long @Nullable [] validity) {
        return Decimals.ofIntegers(values, rows, validity, scale, type);
    }
}
