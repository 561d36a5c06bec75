package dev.weir.operators;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Milliseconds since the epoch as milliseconds of a zone's wall clock and back: windows over TIMESTAMP_LTZ begin at
 * full hours and days of the session's zone. Remembers the offset in force, so that most conversions are an addition.
 * One thread.
 */
final class LocalTimes {
    private final ZoneRules rules;
    private long validFrom;
    private long validTo;
    private long offset;

    LocalTimes(ZoneId zone) {
        rules = zone.getRules();
        if (rules.isFixedOffset()) {
            offset = rules.getOffset(Instant.EPOCH).getTotalSeconds() * 1000L;
            validFrom = Long.MIN_VALUE;
            validTo = Long.MAX_VALUE;
        }
    }

    /** Whether both are the same. */
    boolean isUtc() {
        return rules.isFixedOffset() && offset == 0;
    }

    long toLocal(long epochMillis) {
        if (epochMillis < validFrom || epochMillis >= validTo) {
            look(epochMillis);
        }
        return epochMillis + offset;
    }

    private void look(long epochMillis) {
        Instant instant = Instant.ofEpochMilli(epochMillis);
        ZoneOffsetTransition next = rules.nextTransition(instant);
        offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
        validFrom = epochMillis;
        validTo = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
    }

    /** The later point in time where the clock shows a time twice; the end of the gap where it never does. */
    long toEpoch(long localMillis) {
        if (rules.isFixedOffset()) {
            return localMillis - offset;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(
                Math.floorDiv(localMillis, 1000L), Math.floorMod(localMillis, 1000) * 1_000_000, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition == null) {
            return localMillis - rules.getOffset(local).getTotalSeconds() * 1000L;
        }
        return transition.isGap()
                ? transition.toEpochSecond() * 1000
                : localMillis - transition.getOffsetAfter().getTotalSeconds() * 1000L;
    }
}
