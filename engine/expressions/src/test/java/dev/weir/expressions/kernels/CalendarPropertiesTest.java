package dev.weir.expressions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataTypes;
import dev.weir.expressions.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Dates, zones and patterns against {@code java.time}. */
class CalendarPropertiesTest {
    private static final long FIRST_DAY = -800_000;
    private static final long LAST_DAY = 2_900_000;
    private static final long FIRST_MILLIS = -2_000_000_000_000L;
    private static final long LAST_MILLIS = 4_000_000_000_000L;

    @Property
    void dates(
            @ForAll @LongRange(min = FIRST_DAY, max = LAST_DAY) long day,
            @ForAll @IntRange(min = -5000, max = 5000) int months) {
        LocalDate expected = LocalDate.ofEpochDay(day);
        CivilDate date = new CivilDate();
        date.set(day);
        assertThat(LocalDate.of(date.year(), date.month(), date.day())).isEqualTo(expected);
        assertThat(date.dayOfYear()).isEqualTo(expected.getDayOfYear());
        assertThat(CivilDate.epochDay(expected.getYear(), expected.getMonthValue(), expected.getDayOfMonth()))
                .isEqualTo(day);
        assertThat(CivilDate.isoDayOfWeek(day))
                .isEqualTo(expected.getDayOfWeek().getValue());
        assertThat(date.plusMonths(day, months))
                .isEqualTo(expected.plusMonths(months).toEpochDay());
        CalendarFields fields = new CalendarFields();
        assertThat(fields.ofDate(CalendarUnit.WEEK, day)).isEqualTo(expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        assertThat(fields.ofDate(CalendarUnit.ISOYEAR, day)).isEqualTo(expected.get(IsoFields.WEEK_BASED_YEAR));
    }

    @Property
    void monthsBetween(
            @ForAll @LongRange(min = FIRST_MILLIS, max = LAST_MILLIS) long from,
            @ForAll @LongRange(min = FIRST_MILLIS, max = LAST_MILLIS) long to) {
        assertThat(new MonthsBetween().between(from, to)).isEqualTo(monthsThatFit(local(from), local(to)));
    }

    /**
     * How many months can be added without going beyond; from the 31st, a month reaches the 30th where there is no
     * 31st.
     */
    private static long monthsThatFit(LocalDateTime from, LocalDateTime to) {
        long months = ChronoUnit.MONTHS.between(from, to);
        while (!from.isAfter(to) && !from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        while (from.isAfter(to) && !from.plusMonths(months - 1).isBefore(to)) {
            months--;
        }
        return months;
    }

    @Test
    void aMonthFromThe31stEndsWithTheNextMonth() {
        long lastOfJanuary =
                LocalDateTime.of(2023, 1, 31, 12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        long lastOfFebruary =
                LocalDateTime.of(2023, 2, 28, 12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        assertThat(new MonthsBetween().between(lastOfJanuary, lastOfFebruary)).isEqualTo(1);
        assertThat(new MonthsBetween().between(lastOfJanuary, lastOfFebruary - 1))
                .isZero();
    }

    private static LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "MET", "+05:30");
    }

    @Property
    void zones(
            @ForAll("zones") String name,
            @ForAll @LongRange(min = FIRST_MILLIS, max = LAST_MILLIS) long millis,
            @ForAll @IntRange(max = 200) int hours) {
        ZoneId zone = ZoneId.of(name);
        ZoneShift shift = new ZoneShift(zone);
        for (int i = 0; i < 4; i++) {
            long point = millis + (long) i * hours * 3_600_000;
            LocalDateTime expected = LocalDateTime.ofInstant(Instant.ofEpochMilli(point), zone);
            assertThat(local(shift.toLocal(point))).isEqualTo(expected);
            assertThat(shift.toUtc(point))
                    .isEqualTo(local(point).atZone(zone).toInstant().toEpochMilli());
        }
    }

    @Property
    void changesOfOffset(@ForAll @IntRange(min = -200, max = 200) int minutes) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        ZoneShift shift = new ZoneShift(zone);
        for (String change : new String[] {"2005-03-27T02:00", "2005-10-30T02:00"}) {
            LocalDateTime local = LocalDateTime.parse(change).plusMinutes(minutes);
            long millis = local.toInstant(ZoneOffset.UTC).toEpochMilli();
            assertThat(shift.toUtc(millis))
                    .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "yyyy-MM-dd HH:mm:ss",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "yyyyMMddHHmmss",
                "dd/MM/yyyy HH-mm-ss",
                "d.M.yyyy H:m:s",
                "yyyy-MM-dd'T'HH:mm:ss");
    }

    @Property
    void patterns(
            @ForAll("patterns") String pattern, @ForAll @LongRange(min = FIRST_MILLIS, max = LAST_MILLIS) long millis) {
        String expected = DateTimeFormatter.ofPattern(pattern).format(local(millis));
        TimestampPattern compiled = TimestampPattern.compile(pattern);
        TextWriter out = new TextWriter(Rows.all(1), 8);
        out.begin();
        compiled.format(out, millis, 0, ZoneOffset.UTC);
        out.end(0);
        assertThat(out.build(DataTypes.STRING).stringAt(0)).isEqualTo(expected);
        byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
        assertThat(compiled.parse(bytes, 0, bytes.length)).isTrue();
        long finest = pattern.contains("S") ? 1 : 1000;
        assertThat(compiled.millis()).isEqualTo(Math.floorDiv(millis, finest) * finest);
    }

    @Property
    void timestampsAreReadAsTheyAreWritten(
            @ForAll @LongRange(min = FIRST_MILLIS, max = LAST_MILLIS) long millis,
            @ForAll @IntRange(max = 999_999) int nanos) {
        TextWriter out = new TextWriter(Rows.all(1), 8);
        out.begin();
        new TemporalWriter(out).timestamp(millis, nanos, 9);
        out.end(0);
        byte[] bytes = out.build(DataTypes.STRING).bytesAt(0);
        TemporalReader reader = new TemporalReader();
        assertThat(reader.readTimestamp(bytes, 0, bytes.length)).isTrue();
        assertThat(reader.millis()).isEqualTo(millis);
        assertThat(reader.nanosOfMilli()).isEqualTo(nanos);
    }
}
