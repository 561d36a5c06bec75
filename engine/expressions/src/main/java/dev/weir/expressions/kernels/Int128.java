package dev.weir.expressions.kernels;

import dev.weir.data.DecimalColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A register for the unscaled value of a DECIMAL: a 128-bit integer in two's complement that loops reuse from row to
 * row. It holds any value of 38 digits; operations say whether their result still is one. What does not fit 128 bits on
 * the way (a product of two wide factors before rounding) takes a detour over {@link BigInteger}.
 */
public final class Int128 {
    private static final int DIGITS = 38;
    private static final long[] TEN_HIGH = new long[DIGITS + 1];
    private static final long[] TEN_LOW = new long[DIGITS + 1];
    private static final long[] TEN = new long[19];

    static {
        for (int i = 0; i <= DIGITS; i++) {
            BigInteger power = BigInteger.TEN.pow(i);
            TEN_LOW[i] = power.longValue();
            TEN_HIGH[i] = power.shiftRight(64).longValue();
            if (i < TEN.length) {
                TEN[i] = TEN_LOW[i];
            }
        }
    }

    private long high;
    private long low;

    /** 10 to the power of 0 to 18. */
    public static long powerOfTen(int exponent) {
        return TEN[exponent];
    }

    /** The upper 64 bits. */
    public long high() {
        return high;
    }

    /** The lower 64 bits. */
    public long low() {
        return low;
    }

    public void set(long upper, long lower) {
        high = upper;
        low = lower;
    }

    public void set(long value) {
        high = value >> 63;
        low = value;
    }

    /** Takes a value over; false if it does not fit 128 bits. */
    public boolean set(BigInteger value) {
        high = value.shiftRight(64).longValue();
        low = value.longValue();
        return value.bitLength() <= 127;
    }

    public BigInteger toBigInteger() {
        return DecimalColumn.join(high, low);
    }

    /** Whether it is a 64-bit value. */
    public boolean isLong() {
        return high == low >> 63;
    }

    public void negate() {
        low = -low;
        high = ~high + (low == 0 ? 1 : 0);
    }

    /** Adds; false if the sum does not fit 128 bits. */
    public boolean add(long upper, long lower) {
        long sumLow = low + lower;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + upper + carry;
        boolean fits = ((high ^ sumHigh) & (upper ^ sumHigh)) >= 0;
        high = sumHigh;
        low = sumLow;
        return fits;
    }

    /** Subtracts; false if the difference does not fit 128 bits. */
    public boolean subtract(long upper, long lower) {
        long borrow = Long.compareUnsigned(low, lower) < 0 ? 1 : 0;
        long differenceHigh = high - upper - borrow;
        boolean fits = ((high ^ upper) & (high ^ differenceHigh)) >= 0;
        low -= lower;
        high = differenceHigh;
        return fits;
    }

    /** The product of two 64-bit values, which always fits. */
    public void setProduct(long left, long right) {
        high = Math.multiplyHigh(left, right);
        low = left * right;
    }

    /** Multiplies by 10 to the power of 0 to 38; false if the product does not fit 128 bits. */
    public boolean scaleUp(int digits) {
        if (digits == 0) {
            return true;
        }
        if (digits < TEN.length && isLong()) {
            setProduct(low, TEN[digits]);
            return true;
        }
        return set(toBigInteger().multiply(BigInteger.TEN.pow(digits)));
    }

    /** Divides by 10 to the power of some digits and rounds half away from zero. */
    public void scaleDown(int digits) {
        if (digits == 0) {
            return;
        }
        if (isLong() && digits < TEN.length) {
            set(divideHalfUp(low, TEN[digits]));
        } else {
            set(new BigDecimal(toBigInteger(), digits)
                    .setScale(0, RoundingMode.HALF_UP)
                    .unscaledValue());
        }
    }

    /** Divides by 10 to the power of some digits and cuts off the rest. */
    public void truncate(int digits) {
        if (isLong() && digits < TEN.length) {
            set(low / TEN[digits]);
        } else {
            set(toBigInteger().divide(BigInteger.TEN.pow(digits)));
        }
    }

    /** A quotient rounded half away from zero; the divisor is positive. */
    static long divideHalfUp(long value, long divisor) {
        long quotient = value / divisor;
        long remainder = Math.abs(value - quotient * divisor);
        return remainder >= divisor - remainder ? quotient + (value < 0 ? -1 : 1) : quotient;
    }

    /** Changes the number of digits after the point; false if the value does not fit 128 bits. */
    public boolean rescale(int fromScale, int toScale) {
        if (toScale >= fromScale) {
            return scaleUp(toScale - fromScale);
        }
        scaleDown(fromScale - toScale);
        return true;
    }

    /** Whether the value has at most that many digits. */
    public boolean fits(int precision) {
        if (precision < TEN.length) {
            return isLong() && low < TEN[precision] && low > -TEN[precision];
        }
        long h = high;
        long l = low;
        if (h < 0) {
            l = -l;
            h = ~h + (l == 0 ? 1 : 0);
        }
        // The most negative value negates to itself: h stays negative and is not below any power.
        return h >= 0 && compare(h, l, TEN_HIGH[precision], TEN_LOW[precision]) < 0;
    }

    /** The sign of the difference of two 128-bit values. */
    public static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        return leftHigh != rightHigh ? Long.compare(leftHigh, rightHigh) : Long.compareUnsigned(leftLow, rightLow);
    }

    /** The nearest double to the value with a scale. */
    public double toDouble(int scale) {
        if (isLong() && Math.abs(low) < 1L << 53 && scale < 23) {
            return low / POWERS[scale];
        }
        return new BigDecimal(toBigInteger(), scale).doubleValue();
    }

    /** Powers of ten that are exact as doubles, so that one division rounds correctly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
}
