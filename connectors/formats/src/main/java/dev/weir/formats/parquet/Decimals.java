package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.Validity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimals of a file's scale as those of a table's. */
final class Decimals {
    private Decimals() {}

    static Column ofLongs(long[] unscaled, int rows, long @Nullable [] validity, int scale, DataType.Decimal type) {
        if (scale != type.scale()) {
            BigInteger[] values = new BigInteger[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = BigInteger.valueOf(unscaled[i]);
            }
            return ofIntegers(values, rows, validity, scale, type);
        }
        if (type.isShort()) {
            long most = BigInteger.TEN.pow(type.precision()).longValueExact() - 1;
            Targets.checkRange(unscaled, rows, validity, -most, most, type);
            return new DecimalColumn(type, rows, unscaled, null, validity);
        }
        long[] high = new long[rows];
        for (int i = 0; i < rows; i++) {
            high[i] = unscaled[i] >> 63;
        }
        return new DecimalColumn(type, rows, unscaled, high, validity);
    }

    /** The slow path of any width and scale; digits that the table's scale lacks are rounded half up. */
    static Column ofIntegers(
            BigInteger[] unscaled, int rows, long @Nullable [] validity, int scale, DataType.Decimal type) {
        long[] low = new long[rows];
        long[] high = type.isShort() ? null : new long[rows];
        BigInteger most = BigInteger.TEN.pow(type.precision());
        for (int i = 0; i < rows; i++) {
            if (Validity.isNull(validity, i)) {
                continue;
            }
            BigInteger value = scale == type.scale()
                    ? unscaled[i]
                    : new BigDecimal(unscaled[i], scale)
                            .setScale(type.scale(), RoundingMode.HALF_UP)
                            .unscaledValue();
            if (value.abs().compareTo(most) >= 0) {
                throw new RangeException(
                        i,
                        "value " + new BigDecimal(unscaled[i], scale).toPlainString() + " does not fit " + type.name());
            }
            low[i] = value.longValue();
            if (high != null) {
                high[i] = value.shiftRight(64).longValue();
            }
        }
        return new DecimalColumn(type, rows, low, high, validity);
    }
}
