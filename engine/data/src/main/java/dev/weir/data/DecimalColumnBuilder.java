package dev.weir.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DecimalColumn}. */
public final class DecimalColumnBuilder extends ColumnBuilder {
    private final int scale;
    private long[] low;
    private long @Nullable [] high;

    DecimalColumnBuilder(DataType.Decimal type, int capacity) {
        super(type);
        scale = type.scale();
        low = new long[capacity];
        high = type.isShort() ? null : new long[capacity];
    }

    /** Appends an unscaled value that fits 64 bits. */
    public void append(long unscaled) {
        write(unscaled >> 63, unscaled);
        advanceValid();
    }

    /** Appends an unscaled value of 128 bits; only for precisions above 18. */
    public void append(long upper, long lower) {
        write(upper, lower);
        advanceValid();
    }

    private void write(long upper, long lower) {
        if (size() == low.length) {
            low = Arrays.copyOf(low, grown(low.length));
            high = high == null ? null : Arrays.copyOf(high, low.length);
        }
        low[size()] = lower;
        if (high != null) {
            high[size()] = upper;
        }
    }

    @Override
    void appendSlot() {
        write(0, 0);
    }

    @Override
    void appendFlat(Column source, int row) {
        DecimalColumn decimals = (DecimalColumn) source;
        assert decimals.scale() == scale;
        long lower = decimals.low()[row];
        long[] upper = decimals.high();
        write(upper == null ? lower >> 63 : upper[row], lower);
    }

    @Override
    void appendObject(@Nullable Object value) {
        BigInteger unscaled = ((BigDecimal) Objects.requireNonNull(value))
                .setScale(scale, RoundingMode.HALF_UP)
                .unscaledValue();
        write(unscaled.shiftRight(64).longValue(), unscaled.longValue());
    }

    @Override
    DecimalColumn finish(int rows, long @Nullable [] bits) {
        DecimalColumn column = new DecimalColumn(type(), rows, low, high, bits);
        low = new long[Math.max(rows, 4)];
        high = high == null ? null : new long[low.length];
        return column;
    }
}
