package dev.weir.expressions.kernels;

/** Writes dates, times and intervals in SQL's form into a {@link TextWriter}, without allocating. */
public final class TemporalWriter {
    private final TextWriter out;
    private final CivilDate date = new CivilDate();

    public TemporalWriter(TextWriter out) {
        this.out = out;
    }

    /** {@code yyyy-MM-dd}. */
    public void date(long epochDay) {
        date.set(epochDay);
        int year = date.year();
        if (year < 0) {
            out.append((byte) '-');
            year = -year;
        }
        out.appendDigits(year, 4);
        out.append((byte) '-');
        out.appendDigits(date.month(), 2);
        out.append((byte) '-');
        out.appendDigits(date.day(), 2);
    }

    /** {@code HH:mm:ss}, and as many digits of the second's fraction as the precision says. */
    public void time(int millisOfDay, int nanosOfMilli, int precision) {
        int seconds = millisOfDay / 1000;
        out.appendDigits(seconds / 3600, 2);
        out.append((byte) ':');
        out.appendDigits(seconds / 60 % 60, 2);
        out.append((byte) ':');
        out.appendDigits(seconds % 60, 2);
        if (precision > 0) {
            long nanos = millisOfDay % 1000 * 1_000_000L + nanosOfMilli;
            out.append((byte) '.');
            out.appendDigits(nanos / Int128.powerOfTen(9 - precision), precision);
        }
    }

    /** {@code yyyy-MM-dd HH:mm:ss}, and as many digits of the second's fraction as the precision says. */
    public void timestamp(long millis, int nanosOfMilli, int precision) {
        date(Math.floorDiv(millis, CivilDate.MILLIS_PER_DAY));
        out.append((byte) ' ');
        time((int) Math.floorMod(millis, CivilDate.MILLIS_PER_DAY), nanosOfMilli, precision);
    }

    /** {@code +years-months}. */
    public void months(int months) {
        out.append((byte) (months < 0 ? '-' : '+'));
        long absolute = Math.abs((long) months);
        out.appendDigits(absolute / 12, 1);
        out.append((byte) '-');
        out.appendDigits(absolute % 12, 2);
    }

    /** {@code +days HH:mm:ss.SSS}. */
    public void dayTime(long millis) {
        out.append((byte) (millis < 0 ? '-' : '+'));
        long absolute = Math.abs(millis);
        out.appendDigits(absolute / CivilDate.MILLIS_PER_DAY, 1);
        out.append((byte) ' ');
        time((int) (absolute % CivilDate.MILLIS_PER_DAY), 0, 3);
    }
}
