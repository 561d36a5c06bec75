package dev.weir.stream.windows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interval of time.
 *
 * @param start the first millisecond that belongs to it
 * @param end the first millisecond that no longer does
 */
public record TimeWindow(long start, long end) implements Window {
    /** The first millisecond that belongs to it. */
    public long getStart() {
        return start;
    }

    /** The first millisecond that no longer belongs to it. */
    public long getEnd() {
        return end;
    }

    @Override
    public long maxTimestamp() {
        return end - 1;
    }

    /** Whether the windows overlap or touch. */
    public boolean intersects(TimeWindow other) {
        return start <= other.end && end >= other.start;
    }

    /** The smallest window that covers both. */
    public TimeWindow cover(TimeWindow other) {
        return new TimeWindow(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The start of the window of a timestamp when windows of a size begin at an offset from 1970. */
    public static long getWindowStartWithOffset(long timestamp, long offset, long windowSize) {
        return timestamp - Math.floorMod(timestamp - offset, windowSize);
    }

    /** Reports each group of two or more windows that overlap or touch. */
    static void mergeWindows(Collection<TimeWindow> windows, MergingWindowAssigner.MergeCallback<TimeWindow> callback) {
        List<TimeWindow> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingLong(TimeWindow::start));
        List<TimeWindow> group = new ArrayList<>();
        TimeWindow cover = null;
        for (TimeWindow window : sorted) {
            if (cover != null && cover.intersects(window)) {
                cover = cover.cover(window);
            } else {
                report(group, cover, callback);
                group = new ArrayList<>();
                cover = window;
            }
            group.add(window);
        }
        report(group, cover, callback);
    }

    private static void report(
            List<TimeWindow> group,
            @Nullable TimeWindow cover,
            MergingWindowAssigner.MergeCallback<TimeWindow> callback) {
        if (cover != null && group.size() > 1) {
            callback.merge(group, cover);
        }
    }

    @Override
    public String toString() {
        return "TimeWindow{start=" + start + ", end=" + end + "}";
    }
}
