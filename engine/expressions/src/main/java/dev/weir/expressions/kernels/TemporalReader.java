package dev.weir.expressions.kernels;

/**
 * Reads dates, times and timestamps in SQL's forms from bytes into its fields, without allocating. The forms are those
 * of Flink: months and days may have one digit, a date may lack day and month, a time its seconds, and what follows a
 * date after a space is ignored where only a date is wanted.
 */
public final class TemporalReader {
    private byte[] bytes = {};
    private int at;
    private int end;
    private int digits;

    private long epochDay;
    private int millisOfDay;
    private int nanosOfMilli;

    /** Days since 1970-01-01 of the date read. */
    public long epochDay() {
        return epochDay;
    }

    /** Milliseconds of the day of the time read. */
    public int millisOfDay() {
        return millisOfDay;
    }

    /** Nanoseconds within the millisecond of the time read. */
    public int nanosOfMilli() {
        return nanosOfMilli;
    }

    /** Milliseconds since 1970-01-01T00:00 of the timestamp read. */
    public long millis() {
        return epochDay * CivilDate.MILLIS_PER_DAY + millisOfDay;
    }

    private void open(byte[] source, int offset, int length) {
        bytes = source;
        at = offset;
        end = offset + length;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        while (end > at && bytes[end - 1] == ' ') {
            end--;
        }
    }

    /** Reads a date; false if it is none. */
    public boolean readDate(byte[] source, int offset, int length) {
        open(source, offset, length);
        for (int i = at; i < end; i++) {
            if (bytes[i] == ' ') {
                end = i;
            }
        }
        return date(true) && at == end;
    }

    /** Reads a time of day; false if it is none. */
    public boolean readTime(byte[] source, int offset, int length) {
        open(source, offset, length);
        return time(true) && at == end;
    }

    /** Reads a date, and a time if there is one; false if it is no timestamp. */
    public boolean readTimestamp(byte[] source, int offset, int length) {
        open(source, offset, length);
        millisOfDay = 0;
        nanosOfMilli = 0;
        if (!date(false)) {
            return false;
        }
        if (at == end) {
            return true;
        }
        return bytes[at++] == ' ' && time(false) && at == end;
    }

    /** Reads digits; -1 if there are none or too many. */
    private int number(int maximumDigits) {
        int value = 0;
        digits = 0;
        while (at < end && digits <= maximumDigits) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            digits++;
            at++;
        }
        return digits == 0 || digits > maximumDigits ? -1 : value;
    }

    private boolean skip(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean date(boolean mayLackParts) {
        int year = number(4);
        if (year < 0 || !mayLackParts && digits != 4) {
            return false;
        }
        int month = 1;
        int day = 1;
        if (skip('-')) {
            month = number(2);
            if (month < 1 || month > 12) {
                return false;
            }
            if (skip('-')) {
                day = number(2);
            } else if (!mayLackParts) {
                return false;
            }
        } else if (!mayLackParts) {
            return false;
        }
        if (day < 1 || day > CivilDate.daysInMonth(year, month)) {
            return false;
        }
        epochDay = CivilDate.epochDay(year, month, day);
        return true;
    }

    private boolean time(boolean mayLackParts) {
        int hour = number(2);
        int minute = 0;
        int second = 0;
        boolean complete = false;
        if (skip(':')) {
            minute = number(2);
            if (skip(':')) {
                second = number(2);
                complete = true;
            }
        }
        if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        if (!complete && !mayLackParts) {
            return false;
        }
        int nanos = 0;
        if (complete && skip('.')) {
            nanos = fraction();
            if (nanos < 0) {
                return false;
            }
        }
        millisOfDay = (hour * 3600 + minute * 60 + second) * 1000 + nanos / 1_000_000;
        nanosOfMilli = nanos % 1_000_000;
        return true;
    }

    /** The digits after the point as nanoseconds; those beyond nine are cut off. */
    private int fraction() {
        int nanos = 0;
        int count = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            if (count < 9) {
                nanos = nanos * 10 + bytes[at] - '0';
            }
            count++;
            at++;
        }
        for (int i = count; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
