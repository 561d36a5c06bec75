package dev.weir.expressions.kernels;

/** Counts whole months between two points in time; negative when the second is earlier. */
public final class MonthsBetween {
    private final CivilDate date = new CivilDate();

    /** Whole months from one point to another, in milliseconds since 1970-01-01T00:00. */
    public long between(long fromMillis, long toMillis) {
        long fromDay = Math.floorDiv(fromMillis, CivilDate.MILLIS_PER_DAY);
        long toDay = Math.floorDiv(toMillis, CivilDate.MILLIS_PER_DAY);
        date.set(fromDay);
        long fromMonth = date.year() * 12L + date.month();
        date.set(toDay);
        long months = date.year() * 12L + date.month() - fromMonth;
        // Months whose end would lie beyond the second point are not whole.
        long reached = date.plusMonths(fromDay, months) * CivilDate.MILLIS_PER_DAY
                + Math.floorMod(fromMillis, CivilDate.MILLIS_PER_DAY);
        if (months > 0 && reached > toMillis) {
            return months - 1;
        }
        return months < 0 && reached < toMillis ? months + 1 : months;
    }
}
