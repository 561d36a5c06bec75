package dev.weir.formats.text;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** DECIMAL; digits that the scale lacks are rounded half up, a value that the precision lacks is invalid. */
final class DecimalParser implements FieldParser {
    private static final int MAX_FAST = 18;
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final DataType.Decimal type;
    private final BigInteger limit;

    DecimalParser(DataType.Decimal type) {
        this.type = type;
        this.limit = BigInteger.TEN.pow(type.precision());
    }

    @Override
    public Column parse(Fields fields, int rows) {
        long[] low = new long[rows];
        long[] high = type.isShort() ? null : new long[rows];
        for (int row = 0; row < rows; row++) {
            if (fields.starts[row] < 0) {
                fields.setNull(row);
                continue;
            }
            long fast = fields.ends[row] < 0
                    ? Digits.INVALID
                    : parseFast(fields.chunk, fields.starts[row], fields.ends[row]);
            if (fast != Digits.INVALID) {
                low[row] = fast;
                if (high != null) {
                    high[row] = fast >> 63;
                }
            } else {
                slowly(fields, row, low, high);
            }
        }
        return new DecimalColumn(type, rows, low, high, fields.validity());
    }

    /** A plain number whose digits fit a long with the type's scale and precision, else {@link Digits#INVALID}. */
    private long parseFast(byte[] bytes, int start, int end) {
        int from = start;
        boolean negative = from < end && bytes[from] == '-';
        if (negative) {
            from++;
        }
        if (from >= end || end - from > MAX_FAST) {
            return Digits.INVALID;
        }
        long digits = 0;
        int fraction = -1;
        for (int i = from; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (bytes[i] == '.' && fraction < 0) {
                fraction = end - 1 - i;
            } else {
                return Digits.INVALID;
            }
        }
        int missing = type.scale() - Math.max(fraction, 0);
        int count = end - from - (fraction < 0 ? 0 : 1);
        if (count == 0 || missing < 0 || count + missing > Math.min(MAX_FAST, type.precision())) {
            return Digits.INVALID;
        }
        long value = digits * POWERS[missing];
        return negative ? -value : value;
    }

    private void slowly(Fields fields, int row, long[] low, long @org.jspecify.annotations.Nullable [] high) {
        try {
            String text = ParsedText.of(fields, row);
            BigDecimal number = new BigDecimal(text);
            // 1E1000000000 is a short text, but not a number to write out.
            if (number.signum() != 0
                    && number.precision() - (long) number.scale() > 2L * DataType.Decimal.MAX_PRECISION) {
                fields.invalid(row);
                return;
            }
            BigInteger unscaled =
                    number.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
            if (unscaled.abs().compareTo(limit) >= 0) {
                fields.invalid(row);
                return;
            }
            low[row] = unscaled.longValue();
            if (high != null) {
                high[row] = unscaled.shiftRight(64).longValue();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            fields.invalid(row);
        }
    }

    @Override
    public String expected() {
        return "";
    }
}
