package dev.weir.formats.text;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.connect.RecordBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes values that are not NULL and not nested as the text formats do. */
public final class TextValues {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private TextValues() {}

    /**
     * Appends the value at a row.
     *
     * @param scientific whether decimals are written in the shortest form, with an exponent where that is shorter
     * @param separator between date and time: a blank or T
     */
    public static void put(Column column, int row, boolean scientific, char separator, RecordBuffer target) {
        switch (column) {
            case IntColumn ints -> putInt(ints, row, target);
            case LongColumn longs -> target.putLong(longs.values()[row]);
            case BytesColumn bytes -> putBytes(bytes, row, target);
            case DoubleColumn doubles -> target.putAscii(Double.toString(doubles.values()[row]));
            case FloatColumn floats -> target.putAscii(Float.toString(floats.values()[row]));
            case BooleanColumn booleans -> target.putAscii(booleans.values()[row] ? "true" : "false");
            case DecimalColumn decimals -> putDecimal(decimals, row, scientific, target);
            case TimestampColumn timestamps -> putTimestamp(timestamps, row, separator, target);
            case DictionaryColumn dictionary ->
                put(dictionary.dictionary(), dictionary.indexes()[row], scientific, separator, target);
            case ConstantColumn constant -> put(constant.single(), 0, scientific, separator, target);
            default ->
                throw new IllegalArgumentException(
                        "no text for " + column.type().name());
        }
    }

    private static void putInt(IntColumn column, int row, RecordBuffer target) {
        int value = column.values()[row];
        switch (column.type()) {
            case DataType.Date t -> putDate(value, target);
            case DataType.Time t -> putTime(value, 0, target);
            default -> target.putLong(value);
        }
    }

    private static void putBytes(BytesColumn column, int row, RecordBuffer target) {
        if (column.type() instanceof DataType.Binary || column.type() instanceof DataType.VarBinary) {
            target.put(Base64.getEncoder().encode(column.bytesAt(row)));
        } else {
            target.put(column.bytes(), column.offsets()[row], column.lengths()[row]);
        }
    }

    private static void putDecimal(DecimalColumn column, int row, boolean scientific, RecordBuffer target) {
        BigInteger unscaled = column.unscaledAt(row);
        BigDecimal value = new BigDecimal(unscaled, column.scale());
        target.putAscii(scientific ? value.stripTrailingZeros().toString() : value.toPlainString());
    }

    private static void putTimestamp(TimestampColumn column, int row, char separator, RecordBuffer target) {
        long millis = column.millis()[row];
        int[] nanos = column.nanosOfMilli();
        long day = Math.floorDiv(millis, MILLIS_PER_DAY);
        putDate(day, target);
        target.put(separator);
        putTime((int) (millis - day * MILLIS_PER_DAY), nanos == null ? 0 : nanos[row], target);
        if (column.type() instanceof DataType.TimestampLtz) {
            target.put('Z');
        }
    }

    private static void putDate(long day, RecordBuffer target) {
        // Hinnant, "chrono-compatible low-level date algorithms".
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1;
        long year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
        if (year >= 0 && year <= 9999) {
            putDigits((int) year, 4, target);
        } else {
            target.putAscii(year < 0 ? "-%04d".formatted(-year) : "+" + year);
        }
        target.put('-');
        putDigits(month < 10 ? month + 3 : month - 9, 2, target);
        target.put('-');
        putDigits(dayOfMonth, 2, target);
    }

    private static void putTime(int millisOfDay, int nanosOfMilli, RecordBuffer target) {
        putDigits(millisOfDay / 3_600_000, 2, target);
        target.put(':');
        putDigits(millisOfDay / 60_000 % 60, 2, target);
        target.put(':');
        putDigits(millisOfDay / 1_000 % 60, 2, target);
        int fraction = millisOfDay % 1_000 * NANOS_PER_MILLI + nanosOfMilli;
        if (fraction != 0) {
            target.put('.');
            int digits = 9;
            while (fraction % 10 == 0) {
                fraction /= 10;
                digits--;
            }
            putDigits(fraction, digits, target);
        }
    }

    private static void putDigits(int value, int digits, RecordBuffer target) {
        byte[] bytes = target.ensure(digits);
        int rest = value;
        for (int i = target.size() + digits - 1; i >= target.size(); i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        target.advance(digits);
    }

    /** The value at a row as text in memory, for keys. */
    public static byte[] bytes(Column column, int row) {
        RecordBuffer buffer = new RecordBuffer(new byte[0]);
        put(column, row, false, ' ', buffer);
        return java.util.Arrays.copyOf(buffer.bytes(), buffer.size());
    }

    /** See {@link #bytes}. */
    public static String text(Column column, int row) {
        return new String(bytes(column, row), StandardCharsets.UTF_8);
    }
}
