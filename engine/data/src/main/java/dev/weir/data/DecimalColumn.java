package dev.weir.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * DECIMAL values as unscaled integers: 64 bits each when the precision is at most 18, else 128 bits in two's
 * complement, in two arrays.
 */
public final class DecimalColumn extends Column {
    private final long[] low;
    private final long @Nullable [] high;

    /**
     * @param type a {@link DataType.Decimal}
     * @param low the unscaled values, or their lower 64 bits
     * @param high the upper 64 bits; null exactly when the type {@linkplain DataType.Decimal#isShort() is short}
     */
    public DecimalColumn(DataType type, int size, long[] low, long @Nullable [] high, long @Nullable [] validity) {
        super(type, size, validity);
        assert ((DataType.Decimal) type).isShort() == (high == null);
        this.low = low;
        this.high = high;
    }

    /** The unscaled values, or their lower 64 bits. */
    public long[] low() {
        return low;
    }

    /** The upper 64 bits; null when the unscaled values fit 64. */
    public long @Nullable [] high() {
        return high;
    }

    /** Digits after the point. */
    public int scale() {
        return ((DataType.Decimal) type()).scale();
    }

    /** The unscaled value at a row. */
    public BigInteger unscaledAt(int row) {
        return high == null ? BigInteger.valueOf(low[row]) : join(high[row], low[row]);
    }

    /** The 128-bit integer of two halves. */
    public static BigInteger join(long high, long low) {
        BigInteger lower = BigInteger.valueOf(low);
        if (low < 0) {
            lower = lower.add(BigInteger.ONE.shiftLeft(64));
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(lower);
    }

    @Override
    BigDecimal objectAt(int row) {
        return high == null
                ? BigDecimal.valueOf(low[row], scale())
                : new BigDecimal(join(high[row], low[row]), scale());
    }

    @Override
    public DecimalColumn take(int[] rows, int count) {
        long[] takenLow = new long[count];
        for (int i = 0; i < count; i++) {
            takenLow[i] = low[rows[i]];
        }
        long[] takenHigh = null;
        if (high != null) {
            takenHigh = new long[count];
            for (int i = 0; i < count; i++) {
                takenHigh[i] = high[rows[i]];
            }
        }
        return new DecimalColumn(type(), count, takenLow, takenHigh, Validity.take(validity(), rows, count));
    }

    @Override
    public DecimalColumn as(DataType other) {
        return new DecimalColumn(other, size(), low, high, validity());
    }

    @Override
    public long sizeInBytes() {
        return (high == null ? 8L : 16L) * size();
    }
}
