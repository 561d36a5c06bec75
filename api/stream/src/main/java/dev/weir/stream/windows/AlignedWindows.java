package dev.weir.stream.windows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Time windows of one size that begin at regular times, the same for all keys: they can share what they have in common.
 */
public sealed interface AlignedWindows extends WindowAssigner<Object, TimeWindow>
        permits TumblingEventTimeWindows,
                TumblingProcessingTimeWindows,
                SlidingEventTimeWindows,
                SlidingProcessingTimeWindows {
    /** Length of a window. */
    long sizeMillis();

    /** Time from one window's start to that of the next. */
    long slideMillis();

    /** When windows start, relative to 1970. */
    long offsetMillis();

    @Override
    default Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long time = isEventTime() ? timestamp : context.getCurrentProcessingTime();
        long last = TimeWindow.getWindowStartWithOffset(time, offsetMillis(), slideMillis());
        if (sizeMillis() == slideMillis()) {
            return List.of(new TimeWindow(last, last + sizeMillis()));
        }
        List<TimeWindow> windows = new ArrayList<>((int) (sizeMillis() / slideMillis()) + 1);
        for (long start = last; start > time - sizeMillis(); start -= slideMillis()) {
            windows.add(new TimeWindow(start, start + sizeMillis()));
        }
        return windows;
    }

    @Override
    default Trigger<Object, TimeWindow> getDefaultTrigger() {
        return isEventTime() ? EventTimeTrigger.create() : ProcessingTimeTrigger.create();
    }

    /** Fails unless the numbers make windows. */
    static void check(long sizeMillis, long slideMillis, long offsetMillis) {
        if (sizeMillis <= 0 || slideMillis <= 0 || Math.abs(offsetMillis) >= slideMillis) {
            throw new IllegalArgumentException(
                    "windows need a size > 0, a slide > 0 and an offset shorter than the slide; " + "these have "
                            + sizeMillis + " ms, " + slideMillis + " ms and " + offsetMillis + " ms");
        }
    }
}
