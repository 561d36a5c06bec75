package dev.weir.datagen;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** DECIMAL of a range, both ends included. */
record DecimalGenerator(DataType.Decimal type, BigDecimal min, BigDecimal max) implements ColumnGenerator {
    @Override
    public Column generate(RowNumbers rows) {
        BigInteger least = min.setScale(type.scale(), RoundingMode.CEILING).unscaledValue();
        BigInteger most = max.setScale(type.scale(), RoundingMode.FLOOR).unscaledValue();
        int count = rows.count();
        long[] low = new long[count];
        if (type.isShort()) {
            long start = least.longValueExact();
            long range = most.longValueExact() - start + 1;
            for (int row = 0; row < count; row++) {
                low[row] = start + Math.unsignedMultiplyHigh(rows.bits(row), range);
            }
            return new DecimalColumn(type, count, low, null, null);
        }
        long[] high = new long[count];
        BigInteger range = most.subtract(least).add(BigInteger.ONE);
        RowNumbers second = rows.part(0);
        for (int row = 0; row < count; row++) {
            BigInteger bits = new BigInteger(Long.toUnsignedString(rows.bits(row)))
                    .shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(second.bits(row))));
            BigInteger value = least.add(bits.multiply(range).shiftRight(128));
            low[row] = value.longValue();
            high[row] = value.shiftRight(64).longValue();
        }
        return new DecimalColumn(type, count, low, high, null);
    }
}
