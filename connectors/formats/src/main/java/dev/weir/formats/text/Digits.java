package dev.weir.formats.text;

import dev.weir.data.LittleEndian;

/** Numbers, dates and times read from bytes. Methods that can fail return {@link #INVALID} or a negative number. */
public final class Digits {
    /** No number that a text can be: the least long is found invalid by the caller's range, or is parsed apart. */
    static final long INVALID = Long.MIN_VALUE;

    private static final int MAX_SAFE_DIGITS = 18;
    private static final long ZEROS = 0x3030303030303030L;
    /** {@code 00:00:00} as a word. */
    private static final long MIDNIGHT = 0x30303A30303A3030L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long COLONS = 0x0000FF0000FF0000L;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Digits() {}

    /** The first index that is no blank. */
    static int trimStart(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The index behind the last byte that is no blank. */
    static int trimEnd(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] <= ' ' && bytes[at - 1] >= 0) {
            at--;
        }
        return at;
    }

    /** A signed integer, blanks around it allowed; {@link #INVALID} when it is none or does not fit. */
    static long parseLong(byte[] bytes, int start, int end) {
        int from = start;
        int to = end;
        if (from < to && (bytes[from] <= ' ' || bytes[to - 1] <= ' ')) {
            from = trimStart(bytes, from, to);
            to = trimEnd(bytes, from, to);
        }
        if (from >= to) {
            return INVALID;
        }
        boolean negative = bytes[from] == '-';
        if (negative || bytes[from] == '+') {
            from++;
        }
        int length = to - from;
        if (length <= 0) {
            return INVALID;
        }
        if (length > MAX_SAFE_DIGITS) {
            return parseLongExactly(bytes, from, to, negative);
        }
        long value = to >= Long.BYTES && length <= 2 * Long.BYTES
                ? upToSixteenDigits(bytes, from, to)
                : digitByDigit(bytes, from, to);
        return value < 0 ? INVALID : negative ? -value : value;
    }

    private static long digitByDigit(byte[] bytes, int from, int to) {
        long value = 0;
        int wrong = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            wrong |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        return wrong < 0 ? -1 : value;
    }

    /** One to sixteen digits, eight at a time; -1 when one is none. */
    private static long upToSixteenDigits(byte[] bytes, int from, int to) {
        int length = to - from;
        long low = lastDigits(bytes, to, Math.min(length, Long.BYTES));
        if (length <= Long.BYTES || low < 0) {
            return low;
        }
        long high = to >= 2 * Long.BYTES
                ? lastDigits(bytes, to - Long.BYTES, length - Long.BYTES)
                : digitByDigit(bytes, from, to - Long.BYTES);
        return high < 0 ? -1 : high * 100_000_000 + low;
    }

    /**
     * One to eight digits that end at an index, from one word: pairs of digits are summed, then pairs of pairs (Lemire,
     * "Quickly parsing eight digits", 2018). Bytes before them are taken for zeros. -1 when one is no digit.
     */
    private static long lastDigits(byte[] bytes, int to, int count) {
        long wanted = -1L << (Long.BYTES - count) * Byte.SIZE;
        long digits = (LittleEndian.longAt(bytes, to - Long.BYTES) ^ ZEROS) & wanted;
        if (hasOtherThanDigits(digits)) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8);
        long left = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long right = (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
        return left + right >>> 32;
    }

    /** Whether a byte is more than 9. */
    private static boolean hasOtherThanDigits(long bytes) {
        return ((bytes + 0x7676767676767676L | bytes) & 0x8080808080808080L) != 0;
    }

    /** The index of the first byte that is no digit; looks at whole words only, and so may stop early. */
    public static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long word = LittleEndian.longAt(bytes, at) ^ ZEROS;
            long others = (word + 0x7676767676767676L | word) & 0x8080808080808080L;
            if (others != 0) {
                return at + (Long.numberOfTrailingZeros(others) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    private static long parseLongExactly(byte[] bytes, int from, int to, boolean negative) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            // Collected as a negative number, which has one more.
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return INVALID;
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        return value == Long.MIN_VALUE ? INVALID : -value;
    }

    /** So many digits as a number; negative when one is none. */
    static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int twoDigits(byte[] bytes, int from) {
        int tens = bytes[from] - '0';
        int ones = bytes[from + 1] - '0';
        return (tens | 9 - tens | ones | 9 - ones) < 0 ? -1 : tens * 10 + ones;
    }

    /**
     * The day of {@code yyyy-MM-dd} at an index, counted from 1970-01-01; {@link Integer#MIN_VALUE} when there is none.
     */
    static int parseDay(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return Integer.MIN_VALUE;
        }
        int year = digits(bytes, from, 4);
        int month = twoDigits(bytes, from + 5);
        int day = twoDigits(bytes, from + 8);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return Integer.MIN_VALUE;
        }
        return day(year, month, day);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days from 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms"); years from 0. */
    private static int day(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    /**
     * The nanoseconds of the day of {@code HH:mm[:ss[.fffffffff]]}, which must reach to the end; -1 when there is none.
     */
    static long parseNanosOfDay(byte[] bytes, int from, int to) {
        if (to - from >= Long.BYTES) {
            return parseSeconds(bytes, from, to);
        }
        if (to - from != 5 || bytes[from + 2] != ':') {
            return -1;
        }
        int hour = twoDigits(bytes, from);
        int minute = twoDigits(bytes, from + 3);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return -1;
        }
        return (hour * 3600L + minute * 60L) * NANOS_PER_SECOND;
    }

    private static long parseSeconds(byte[] bytes, int from, int to) {
        long digits = LittleEndian.longAt(bytes, from) ^ MIDNIGHT;
        if (hasOtherThanDigits(digits) || (digits & COLONS) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF0000FF0000FFL;
        int hour = (int) pairs & 0xFF;
        int minute = (int) (pairs >>> 24) & 0xFF;
        int second = (int) (pairs >>> 48) & 0xFF;
        if (hour > 23 || minute > 59 || second > 59) {
            return -1;
        }
        long nanos = to - from > Long.BYTES ? parseFraction(bytes, from + Long.BYTES, to) : 0;
        return nanos < 0 ? -1 : (hour * 3600L + minute * 60L + second) * NANOS_PER_SECOND + nanos;
    }

    private static long parseFraction(byte[] bytes, int from, int to) {
        int count = to - from - 1;
        if (bytes[from] != '.' || count < 1 || count > 9) {
            return -1;
        }
        return digits(bytes, from + 1, count) * (long) POWERS[9 - count];
    }
}
