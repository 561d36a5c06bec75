package dev.weir.expressions.kernels;

/** Takes fields out of points in time and intervals, and rounds points in time to units. One thread at a time. */
public final class CalendarFields {
    private final CivilDate date = new CivilDate();

    /** A field of a local date and time. */
    public long extract(CalendarUnit unit, long millis, int nanosOfMilli) {
        long day = Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY);
        int ofDay = (int) Math.floorMod(millis, CivilDate.MILLIS_PER_DAY);
        return switch (unit) {
            case HOUR -> ofDay / 3_600_000;
            case MINUTE -> ofDay / 60_000 % 60;
            case SECOND -> ofDay / 1_000 % 60;
            case MILLISECOND -> ofDay % 1_000;
            case MICROSECOND -> ofDay % 1_000 * 1_000L + nanosOfMilli / 1_000;
            case NANOSECOND -> ofDay % 1_000 * 1_000_000L + nanosOfMilli;
            case EPOCH -> Math.floorDiv(millis, 1_000L);
            default -> ofDate(unit, day);
        };
    }

    /** A field of a date. */
    public long ofDate(CalendarUnit unit, long day) {
        date.set(day);
        long year = date.year();
        return switch (unit) {
            case MILLENNIUM -> year > 0 ? (year + 999) / 1_000 : (year - 999) / 1_000;
            case CENTURY -> year > 0 ? (year + 99) / 100 : (year - 99) / 100;
            case DECADE -> Math.floorDiv(year, 10);
            case YEAR -> year;
            case QUARTER -> (date.month() + 2) / 3;
            case MONTH -> date.month();
            case DAY -> date.day();
            case DOY -> date.dayOfYear();
            case DOW -> CivilDate.isoDayOfWeek(day) % 7 + 1;
            case ISODOW -> CivilDate.isoDayOfWeek(day);
            case WEEK -> isoWeek(day);
            case ISOYEAR -> isoYear(day);
            case EPOCH -> day * 86_400;
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND -> 0;
        };
    }

    /** The week of ISO 8601 is that of its Thursday. */
    private long isoWeek(long day) {
        date.set(day + 4 - CivilDate.isoDayOfWeek(day));
        return (date.dayOfYear() - 1) / 7 + 1L;
    }

    private long isoYear(long day) {
        date.set(day + 4 - CivilDate.isoDayOfWeek(day));
        return date.year();
    }

    /** A field of an interval of months. */
    public static long ofMonths(CalendarUnit unit, long months) {
        return switch (unit) {
            case MILLENNIUM -> months / 12_000;
            case CENTURY -> months / 1_200;
            case DECADE -> months / 120;
            case YEAR -> months / 12;
            case QUARTER -> months % 12 / 3 + 1;
            case MONTH -> months % 12;
            default -> throw new IllegalArgumentException("an interval of months has no " + unit);
        };
    }

    /** A field of an interval of milliseconds. */
    public static long ofMillis(CalendarUnit unit, long millis) {
        return switch (unit) {
            case WEEK -> millis / CivilDate.MILLIS_PER_DAY / 7;
            case DAY -> millis / CivilDate.MILLIS_PER_DAY;
            case HOUR -> millis / 3_600_000 % 24;
            case MINUTE -> millis / 60_000 % 60;
            case SECOND -> millis / 1_000 % 60;
            case MILLISECOND -> millis % 1_000;
            case MICROSECOND -> millis % 1_000 * 1_000;
            case NANOSECOND -> millis % 1_000 * 1_000_000;
            case EPOCH -> millis / 1_000;
            default -> throw new IllegalArgumentException("an interval of days has no " + unit);
        };
    }

    /** The last beginning of a unit that is not after a local date and time. */
    public long floor(CalendarUnit unit, long millis) {
        if (!unit.isDateUnit()) {
            return Math.floorDiv(millis, unit.millis()) * unit.millis();
        }
        return floorDay(unit, Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY)) * CivilDate.MILLIS_PER_DAY;
    }

    /**
     * The first beginning of a unit that is not before a local date and time. As in Flink, units longer than a day look
     * at the date alone: any time of the first day of a month is rounded to that day.
     */
    public long ceil(CalendarUnit unit, long millis, int nanosOfMilli) {
        boolean dateOnly = unit.months() > 0 || unit == CalendarUnit.WEEK;
        long day = Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY);
        if (dateOnly) {
            return ceilDay(unit, day) * CivilDate.MILLIS_PER_DAY;
        }
        long floor = floor(unit, millis);
        return floor == millis && nanosOfMilli == 0 ? millis : floor + unit.millis();
    }

    private long ceilDay(CalendarUnit unit, long day) {
        long floor = floorDay(unit, day);
        if (floor == day) {
            return day;
        }
        return unit.months() > 0
                ? date.plusMonths(floor, unit.months())
                : floor + unit.millis() / CivilDate.MILLIS_PER_DAY;
    }

    /** The last beginning of a unit of at least a day that is not after a date. Weeks begin on Sunday. */
    public long floorDay(CalendarUnit unit, long day) {
        date.set(day);
        int year = date.year();
        return switch (unit) {
            case MILLENNIUM -> firstOfYear(Math.floorDiv(year - 1, 1_000) * 1_000 + 1);
            case CENTURY -> firstOfYear(Math.floorDiv(year - 1, 100) * 100 + 1);
            case DECADE -> firstOfYear(Math.floorDiv(year, 10) * 10);
            case YEAR -> firstOfYear(year);
            case QUARTER -> CivilDate.epochDay(year, (date.month() - 1) / 3 * 3 + 1, 1);
            case MONTH -> CivilDate.epochDay(year, date.month(), 1);
            case WEEK -> day - CivilDate.isoDayOfWeek(day) % 7;
            default -> day;
        };
    }

    private static long firstOfYear(int year) {
        return CivilDate.epochDay(year, 1, 1);
    }
}
