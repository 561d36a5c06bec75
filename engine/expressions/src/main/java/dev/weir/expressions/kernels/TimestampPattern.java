package dev.weir.expressions.kernels;

import dev.weir.base.WeirException;
import dev.weir.expressions.ExpressionError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@link DateTimeFormatter} compiled to write and read timestamps. Patterns of nothing but numeric fields
 * (years to fractions of seconds) and fixed text are handled on bytes, without allocating; others go through the
 * formatter. Reading is lenient as Flink's is: fields may have fewer digits where what follows them is no digit,
 * fractions may have fewer or more, and text after the end of the pattern is ignored. One thread at a time.
 */
public final class TimestampPattern {
    /** A field (its letter and how often it stands there), or fixed text when the letter is 0. */
    private record Part(char letter, int count, byte[] text) {
        boolean isField() {
            return letter != 0;
        }
    }

    private static final String SIMPLE_FIELDS = "yuMdHmsS";

    private final DateTimeFormatter formatter;
    private final @Nullable List<Part> parts;
    private final CivilDate date = new CivilDate();
    private long millis;
    private int nanosOfMilli;
    private int at;

    private TimestampPattern(DateTimeFormatter formatter, @Nullable List<Part> parts) {
        this.formatter = formatter;
        this.parts = parts;
    }

    /**
     * Compiles a pattern.
     *
     * @throws WeirException if it is none
     */
    public static TimestampPattern compile(String pattern) {
        try {
            return new TimestampPattern(DateTimeFormatter.ofPattern(pattern, Locale.US), split(pattern));
        } catch (IllegalArgumentException invalid) {
            throw WeirException.of(
                            ExpressionError.INVALID_PATTERN,
                            "'%s' is no pattern of dates and times: %s",
                            pattern,
                            String.valueOf(invalid.getMessage()))
                    .hint("a pattern looks like yyyy-MM-dd HH:mm:ss.SSS");
        }
    }

    /** The number of digits of a second's fraction that a pattern has. */
    public static int fractionDigits(String pattern) {
        return (int) pattern.chars().filter(c -> c == 'S').count();
    }

    private static @Nullable List<Part> split(String pattern) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (Character.isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                if (SIMPLE_FIELDS.indexOf(c) < 0 || !isNumeric(c, end - i)) {
                    return null;
                }
                parts.add(new Part(c, end - i, new byte[0]));
            } else if (c == '\'' || c == '[' || c == ']' || c == '{' || c == '}' || c == '#') {
                return null;
            } else {
                parts.add(new Part((char) 0, 0, Character.toString(c).getBytes(StandardCharsets.UTF_8)));
            }
            i = end;
        }
        return parts;
    }

    private static boolean isNumeric(char letter, int count) {
        return switch (letter) {
            case 'y', 'u' -> count == 4 || count == 2;
            case 'S' -> count <= 9;
            default -> count <= 2;
        };
    }

    /**
     * Local times between whose quotients by so many milliseconds there is no difference look the same; 1 if no more
     * than that is known, 0 if not even that.
     */
    public long unitMillis() {
        if (parts == null) {
            return 0;
        }
        long unit = CivilDate.MILLIS_PER_DAY;
        for (Part part : parts) {
            unit = Math.min(
                    unit,
                    switch (part.letter()) {
                        case 'H' -> 3_600_000L;
                        case 'm' -> 60_000L;
                        case 's' -> 1_000L;
                        case 'S' -> part.count() <= 3 ? 1L : 0L;
                        default -> CivilDate.MILLIS_PER_DAY;
                    });
        }
        return unit;
    }

    /** Appends a local date and time. */
    public void format(TextWriter out, long localMillis, int nanos, ZoneId zone) {
        if (parts == null) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(localMillis, 1000L),
                    Math.floorMod(localMillis, 1000) * 1_000_000 + nanos,
                    ZoneOffset.UTC);
            out.append(formatted(local.atZone(zone)));
            return;
        }
        date.set(Math.floorDiv(localMillis, CivilDate.MILLIS_PER_DAY));
        int ofDay = (int) Math.floorMod(localMillis, CivilDate.MILLIS_PER_DAY);
        for (Part part : parts) {
            if (part.isField()) {
                formatField(out, part, ofDay, nanos);
            } else {
                out.append(part.text(), 0, part.text().length);
            }
        }
    }

    /** Some patterns that can be read cannot show every time: a field may be wider than its padding. */
    private String formatted(ZonedDateTime time) {
        try {
            return formatter.format(time);
        } catch (DateTimeException unfit) {
            throw WeirException.of(
                    ExpressionError.INVALID_PATTERN,
                    "the pattern cannot show %s: %s",
                    time.toLocalDateTime(),
                    String.valueOf(unfit.getMessage()));
        }
    }

    private void formatField(TextWriter out, Part part, int ofDay, int nanos) {
        switch (part.letter()) {
            case 'y', 'u' ->
                out.appendDigits(
                        part.count() == 2 ? Math.floorMod(date.year(), 100) : Math.abs(date.year()), part.count());
            case 'M' -> out.appendDigits(date.month(), part.count());
            case 'd' -> out.appendDigits(date.day(), part.count());
            case 'H' -> out.appendDigits(ofDay / 3_600_000, part.count());
            case 'm' -> out.appendDigits(ofDay / 60_000 % 60, part.count());
            case 's' -> out.appendDigits(ofDay / 1_000 % 60, part.count());
            default -> {
                long fraction = ofDay % 1_000 * 1_000_000L + nanos;
                out.appendDigits(fraction / Int128.powerOfTen(9 - part.count()), part.count());
            }
        }
    }

    /** The local date and time read last, in milliseconds since 1970-01-01T00:00. */
    public long millis() {
        return millis;
    }

    /** The nanoseconds within the millisecond of what was read last. */
    public int nanosOfMilli() {
        return nanosOfMilli;
    }

    /** Reads text; false if it does not match. Fields that the pattern lacks are those of 1970-01-01T00:00. */
    public boolean parse(byte[] bytes, int offset, int length) {
        return parts == null ? parseByFormatter(bytes, offset, length) : parseParts(parts, bytes, offset, length);
    }

    private boolean parseByFormatter(byte[] bytes, int offset, int length) {
        try {
            TemporalAccessor read = formatter.parse(new String(bytes, offset, length, StandardCharsets.UTF_8));
            LocalDate day = read.query(TemporalQueries.localDate());
            LocalTime time = read.query(TemporalQueries.localTime());
            LocalDateTime local =
                    (day == null ? LocalDate.EPOCH : day).atTime(time == null ? LocalTime.MIDNIGHT : time);
            millis = local.toEpochSecond(ZoneOffset.UTC) * 1000 + local.getNano() / 1_000_000;
            nanosOfMilli = local.getNano() % 1_000_000;
            return true;
        } catch (DateTimeParseException noMatch) {
            return false;
        }
    }

    private boolean parseParts(List<Part> all, byte[] bytes, int offset, int length) {
        int end = offset + length;
        int year = 1970;
        int month = 1;
        int day = 1;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nanos = 0;
        at = offset;
        for (int i = 0; i < all.size(); i++) {
            Part part = all.get(i);
            if (!part.isField()) {
                int size = part.text().length;
                if (at + size > end || !Utf8.regionEquals(bytes, at, part.text(), 0, size)) {
                    return false;
                }
                at += size;
                continue;
            }
            boolean adjacent = i + 1 < all.size() && all.get(i + 1).isField();
            int value = part.letter() == 'S'
                    ? fraction(bytes, end, adjacent ? part.count() : 9)
                    : number(bytes, end, part, adjacent);
            if (value < 0) {
                return false;
            }
            switch (part.letter()) {
                case 'y', 'u' -> year = part.count() == 2 ? 2000 + value : value;
                case 'M' -> month = value;
                case 'd' -> day = value;
                case 'H' -> hour = value;
                case 'm' -> minute = value;
                case 's' -> second = value;
                default -> nanos = value;
            }
        }
        boolean valid = month >= 1 && month <= 12 && day >= 1 && day <= CivilDate.daysInMonth(year, month);
        if (!valid || hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        millis = CivilDate.epochDay(year, month, day) * CivilDate.MILLIS_PER_DAY
                + (hour * 3600 + minute * 60 + second) * 1000L
                + nanos / 1_000_000;
        nanosOfMilli = nanos % 1_000_000;
        return true;
    }

    /** Reads a number: of exactly the field's digits where another field follows, else of as many as there are. */
    private int number(byte[] bytes, int end, Part part, boolean adjacent) {
        int most = adjacent ? part.count() : Math.max(part.count(), 2);
        int value = 0;
        int digits = 0;
        while (at < end && digits < most && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
            digits++;
        }
        return digits == 0 || adjacent && digits < part.count() ? -1 : value;
    }

    private int fraction(byte[] bytes, int end, int most) {
        int nanos = 0;
        int digits = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && digits < most) {
            nanos = nanos * 10 + bytes[at++] - '0';
            digits++;
        }
        if (digits == 0) {
            return -1;
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }
}
