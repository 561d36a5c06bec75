package dev.weir.expressions.kernels;

import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.Validity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes DECIMAL results row by row, NULL where a value has too many digits. */
public final class DecimalWriter {
    private final DataType.Decimal type;
    private final int rows;
    private final long[] low;
    private final long @Nullable [] high;
    private long @Nullable [] validity;

    public DecimalWriter(DataType type, int rows) {
        this.type = (DataType.Decimal) type;
        this.rows = rows;
        low = new long[rows];
        high = this.type.isShort() ? null : new long[rows];
    }

    /** Writes the register's value, which has the result's scale. */
    public void put(int row, Int128 value) {
        if (!value.fits(type.precision())) {
            putNull(row);
            return;
        }
        low[row] = value.low();
        if (high != null) {
            high[row] = value.high();
        }
    }

    /** Rescales and writes a value given with another scale. */
    public void put(int row, Int128 value, int scale) {
        if (value.rescale(scale, type.scale())) {
            put(row, value);
        } else {
            putNull(row);
        }
    }

    /** Rounds and writes a value. */
    public void put(int row, BigDecimal value, Int128 register) {
        if (register.set(value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue())) {
            put(row, register);
        } else {
            putNull(row);
        }
    }

    public void putNull(int row) {
        if (validity == null) {
            validity = Validity.allValid(rows);
        }
        Validity.setNull(validity, row);
    }

    public DecimalColumn build() {
        return new DecimalColumn(type, rows, low, high, validity);
    }
}
