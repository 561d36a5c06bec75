package dev.weir.expressions.kernels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads numbers from bytes into its fields; blanks around them are ignored. */
public final class NumberReader {
    private long integer;
    private double floating;

    /** The integer read. */
    public long integer() {
        return integer;
    }

    /** The floating point number read. */
    public double floating() {
        return floating;
    }

    /** Reads an integer, of which digits after a point are cut off; false if it is none or outside the bounds. */
    public boolean readInteger(byte[] bytes, int offset, int length, long minimum, long maximum) {
        int at = skipBlanks(bytes, offset, offset + length);
        int end = skipBlanksBack(bytes, at, offset + length);
        if (at == end) {
            return false;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        if (at == end) {
            return false;
        }
        // Accumulated as a negative number, because the smallest long has no positive twin.
        long value = 0;
        while (at < end && bytes[at] != '.') {
            int digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
                return false;
            }
            value *= 10;
            if (value < Long.MIN_VALUE + digit) {
                return false;
            }
            value -= digit;
        }
        for (at++; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        if (!negative && value == Long.MIN_VALUE) {
            return false;
        }
        integer = negative ? value : -value;
        return integer >= minimum && integer <= maximum;
    }

    /** Reads a floating point number in Java's forms; false if it is none. */
    public boolean readDouble(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
        try {
            floating = Double.parseDouble(text);
            return !text.isEmpty();
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Reads a FLOAT, rounded once only; false if it is none. */
    public boolean readFloat(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
        try {
            floating = Float.parseFloat(text);
            return !text.isEmpty();
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Reads a decimal number, rounded half away from zero to a scale; false if it is none or has too many digits. */
    public boolean readDecimal(byte[] bytes, int offset, int length, int precision, int scale, Int128 result) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
        try {
            BigDecimal value = new BigDecimal(text);
            // A huge exponent would cost huge powers of ten before its value could be rejected.
            if (value.precision() - (long) value.scale() > precision) {
                return false;
            }
            boolean vanishes = value.precision() - (long) value.scale() < -scale - 1;
            BigDecimal rounded = vanishes ? BigDecimal.ZERO : value.setScale(scale, RoundingMode.HALF_UP);
            return result.set(rounded.unscaledValue()) && result.fits(precision);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static int skipBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int skipBlanksBack(byte[] bytes, int from, int end) {
        int at = end;
        while (at > from && bytes[at - 1] == ' ') {
            at--;
        }
        return at;
    }
}
