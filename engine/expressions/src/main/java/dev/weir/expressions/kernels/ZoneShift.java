package dev.weir.expressions.kernels;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Converts between points in time and a zone's local date and time, both in milliseconds. Remembers the period of
 * constant offset that it met last, so that rows near each other in time cost a comparison. One thread at a time.
 */
public final class ZoneShift {
    private static final long SAFETY_MILLIS = 2 * CivilDate.MILLIS_PER_DAY;

    private final ZoneRules rules;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private long offsetMillis;

    public ZoneShift(ZoneId zone) {
        rules = zone.getRules();
        if (rules.isFixedOffset()) {
            from = Long.MIN_VALUE;
            until = Long.MAX_VALUE;
            offsetMillis = rules.getOffset(Instant.EPOCH).getTotalSeconds() * 1000L;
        }
    }

    /** Local date and time, as if it were UTC, of a point in time. */
    public long toLocal(long utcMillis) {
        if (utcMillis < from || utcMillis >= until) {
            load(utcMillis);
        }
        return utcMillis + offsetMillis;
    }

    /**
     * The point in time of a local date and time. One that a change of offset skips is moved by the length of the gap;
     * of one that occurs twice, the first is meant.
     */
    public long toUtc(long localMillis) {
        long candidate = localMillis - offsetMillis;
        boolean known = rules.isFixedOffset()
                || from != Long.MAX_VALUE && candidate - from >= SAFETY_MILLIS && until - candidate > SAFETY_MILLIS;
        if (known) {
            return candidate;
        }
        int nanos = Math.floorMod(localMillis, 1000) * 1_000_000;
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000L), nanos, ZoneOffset.UTC);
        long utc = localMillis - rules.getOffset(local).getTotalSeconds() * 1000L;
        load(utc);
        return utc;
    }

    private void load(long utcMillis) {
        Instant instant = Instant.ofEpochMilli(utcMillis);
        offsetMillis = rules.getOffset(instant).getTotalSeconds() * 1000L;
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusMillis(1));
        from = previous == null ? Long.MIN_VALUE / 4 : previous.toEpochSecond() * 1000L;
        until = next == null ? Long.MAX_VALUE / 4 : next.toEpochSecond() * 1000L;
    }
}
