package dev.weir.expressions.kernels;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Units and fields of the calendar that EXTRACT, FLOOR, CEIL, TIMESTAMPADD and TIMESTAMPDIFF know. */
public enum CalendarUnit {
    MILLENNIUM(12_000, 0),
    CENTURY(1_200, 0),
    DECADE(120, 0),
    YEAR(12, 0),
    QUARTER(3, 0),
    MONTH(1, 0),
    WEEK(0, 7 * 86_400_000L),
    DAY(0, 86_400_000L),
    HOUR(0, 3_600_000L),
    MINUTE(0, 60_000L),
    SECOND(0, 1_000L),
    MILLISECOND(0, 1),
    MICROSECOND(0, 0),
    NANOSECOND(0, 0),
    DOW(0, 0),
    ISODOW(0, 0),
    DOY(0, 0),
    ISOYEAR(0, 0),
    EPOCH(0, 0);

    private final int months;
    private final long millis;

    CalendarUnit(int months, long millis) {
        this.months = months;
        this.millis = millis;
    }

    /** The unit of a name, in any case and with or without the prefix {@code SQL_TSI_}; null if there is none. */
    public static @Nullable CalendarUnit find(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SQL_TSI_", "");
        for (CalendarUnit unit : values()) {
            if (unit.name().equals(plain)) {
                return unit;
            }
        }
        return plain.equals("FRAC_SECOND") ? MICROSECOND : null;
    }

    /** Its length in months; 0 if it is not made of months. */
    public int months() {
        return months;
    }

    /** Its length in milliseconds; 0 if it has no fixed one. */
    public long millis() {
        return millis;
    }

    /** Whether it is a day or longer, so that it applies to dates. */
    public boolean isDateUnit() {
        return months > 0 || millis >= CivilDate.MILLIS_PER_DAY;
    }

    /** Whether values can be rounded to it. */
    public boolean isRoundable() {
        return months > 0 || millis > 0;
    }

    /** Whether it is a part of a second. */
    public boolean isFraction() {
        return this == MILLISECOND || this == MICROSECOND || this == NANOSECOND;
    }
}
