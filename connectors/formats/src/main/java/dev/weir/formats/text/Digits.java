package dev.weir.formats.text;

/** Numbers, dates and times read from bytes. Methods that can fail return {@link #INVALID} or a negative number. */
final class Digits {
    /** No number that a text can be: the least long is found invalid by the caller's range, or is parsed apart. */
    static final long INVALID = Long.MIN_VALUE;

    private static final int MAX_SAFE_DIGITS = 18;

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
        long value = 0;
        int wrong = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            wrong |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        return wrong < 0 ? INVALID : negative ? -value : value;
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

    /** The day of {@code yyyy-MM-dd} at an index, counted from 1970-01-01; {@link Integer#MIN_VALUE} when there is none. */
    static int parseDay(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return Integer.MIN_VALUE;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
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
        if (to - from < 5 || bytes[from + 2] != ':') {
            return -1;
        }
        int hour = digits(bytes, from, 2);
        int minute = digits(bytes, from + 3, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return -1;
        }
        long seconds = hour * 3600L + minute * 60L;
        if (to - from == 5) {
            return seconds * 1_000_000_000L;
        }
        if (to - from < 8 || bytes[from + 5] != ':') {
            return -1;
        }
        int second = digits(bytes, from + 6, 2);
        if (second < 0 || second > 59) {
            return -1;
        }
        long nanos = 0;
        if (to - from > 8) {
            nanos = parseFraction(bytes, from + 8, to);
            if (nanos < 0) {
                return -1;
            }
        }
        return (seconds + second) * 1_000_000_000L + nanos;
    }

    private static long parseFraction(byte[] bytes, int from, int to) {
        int count = to - from - 1;
        if (bytes[from] != '.' || count < 1 || count > 9) {
            return -1;
        }
        long nanos = digits(bytes, from + 1, count);
        for (int i = count; i < 9 && nanos > 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
