package dev.weir.expressions.kernels;

/**
 * A register that takes days since 1970-01-01 apart into year, month and day of the proleptic Gregorian calendar,
 * without allocating (after Howard Hinnant, "chrono-compatible low-level date algorithms").
 */
public final class CivilDate {
    public static final long MILLIS_PER_DAY = 86_400_000L;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private int year;
    private int month;
    private int day;

    /** Takes days since 1970-01-01 apart. */
    public void set(long epochDay) {
        long shifted = epochDay + DAYS_TO_EPOCH;
        long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    }

    public int year() {
        return year;
    }

    /** 1 to 12. */
    public int month() {
        return month;
    }

    /** 1 to 31. */
    public int day() {
        return day;
    }

    /** 1 to 366. */
    public int dayOfYear() {
        return DAYS_BEFORE_MONTH[month - 1] + day + (month > 2 && isLeapYear(year) ? 1 : 0);
    }

    /** Days since 1970-01-01 of a valid date. */
    public static long epochDay(int year, int month, int day) {
        int shiftedYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shiftedYear, 400);
        int yearOfEra = (int) (shiftedYear - era * 400);
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
    }

    public static boolean isLeapYear(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** 28 to 31. */
    public static int daysInMonth(int year, int month) {
        return switch (month) {
            case 2 -> isLeapYear(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /**
     * Days since 1970-01-01 of a date some months later; the last day of the month if that has no such day.
     *
     * @throws ArithmeticException if that year is no {@code int}
     */
    public long plusMonths(long epochDay, long months) {
        set(epochDay);
        long total = Math.addExact(year * 12L + (month - 1), months);
        int newYear = Math.toIntExact(Math.floorDiv(total, 12L));
        int newMonth = (int) Math.floorMod(total, 12L) + 1;
        return epochDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
    }

    /**
     * Milliseconds since 1970-01-01T00:00 of a point in time some months later, at the same time of the day.
     *
     * @throws ArithmeticException if the milliseconds are no {@code long}
     */
    public long plusMonthsOfMillis(long millis, long months) {
        long day = Math.floorDiv(millis, MILLIS_PER_DAY);
        long moved = plusMonths(day, months);
        return Math.addExact(millis, Math.multiplyExact(moved - day, MILLIS_PER_DAY));
    }

    /** The weekday of days since 1970-01-01: Monday is 1, Sunday is 7. */
    public static int isoDayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L) + 1;
    }
}
