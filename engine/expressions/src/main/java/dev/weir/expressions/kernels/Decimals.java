package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A flat or constant column of DECIMAL, read in place. */
public final class Decimals {
    private final long[] low;
    private final long @Nullable [] high;
    private final int scale;
    private final int mask;

    private Decimals(DecimalColumn column, int mask) {
        low = column.low();
        high = column.high();
        scale = column.scale();
        this.mask = mask;
    }

    /** The values of a column. */
    public static Decimals of(Column column) {
        return new Decimals((DecimalColumn) Vectors.values(column), Vectors.mask(column));
    }

    public int scale() {
        return scale;
    }

    /** The upper half of a row's unscaled value. */
    public long high(int row) {
        int index = row & mask;
        return high == null ? low[index] >> 63 : high[index];
    }

    /** The lower half of a row's unscaled value. */
    public long low(int row) {
        return low[row & mask];
    }

    /** Whether all unscaled values are 64 bits wide. */
    public boolean isShort() {
        return high == null;
    }

    /** Loads a row's unscaled value. */
    public void load(int row, Int128 register) {
        register.set(high(row), low(row));
    }

    public BigDecimal value(int row) {
        return high == null
                ? BigDecimal.valueOf(low(row), scale)
                : new BigDecimal(DecimalColumn.join(high(row), low(row)), scale);
    }

    static boolean isShort(DataType type) {
        return ((DataType.Decimal) type).isShort();
    }
}
