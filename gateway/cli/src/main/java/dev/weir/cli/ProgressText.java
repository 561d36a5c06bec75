package dev.weir.cli;

import dev.weir.base.Clock;
import dev.weir.sql.SqlJob.Progress;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a job is, in words: while it runs and when it has ended. */
final class ProgressText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long FEWEST_FOR_RATE = 1000;

    private final Clock clock;
    private final long startNanos;

    /** Begins to measure. */
    ProgressText(Clock clock) {
        this.clock = clock;
        this.startNanos = clock.nanos();
    }

    private double seconds() {
        return Math.max((clock.nanos() - startNanos) / NANOS_PER_SECOND, 1e-3);
    }

    /** The line while it runs. */
    String running(Progress progress) {
        List<String> parts = new ArrayList<>();
        parts.add(rows(progress.rowsRead()) + " read");
        parts.add(rate(progress));
        progress.watermark().ifPresent(millis -> parts.add("watermark " + minutes(millis)));
        parts.add(rows(progress.rowsOut()) + " out");
        addLosses(progress, parts);
        return String.join(" · ", parts);
    }

    /** The line at its end. */
    String ended(Progress progress) {
        List<String> parts = new ArrayList<>();
        parts.add(rows(progress.rowsRead()) + " read in " + "%.1f s".formatted(seconds()));
        if (progress.rowsRead() >= FEWEST_FOR_RATE) {
            parts.add(rate(progress));
        }
        parts.add(rows(progress.rowsOut()) + " out");
        addLosses(progress, parts);
        return String.join(" · ", parts);
    }

    private static void addLosses(Progress progress, List<String> parts) {
        if (progress.lateRows() > 0) {
            parts.add(count(progress.lateRows()) + " late rows left out");
        }
        if (progress.skippedRecords() > 0) {
            parts.add(count(progress.skippedRecords()) + " unreadable records skipped");
        }
    }

    private String rate(Progress progress) {
        return rows(Math.round(progress.rowsRead() / seconds())) + "/s";
    }

    private static String minutes(long millis) {
        return MINUTES.format(LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC));
    }

    private static String rows(long number) {
        return count(number) + (number == 1 ? " row" : " rows");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
