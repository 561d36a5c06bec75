package dev.weir.stream.windows;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Sessions in event time: a window ends when a key has been silent for a fixed gap. */
public record EventTimeSessionWindows(long gapMillis) implements MergingWindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;

    public EventTimeSessionWindows {
        if (gapMillis <= 0) {
            throw new IllegalArgumentException("the gap of a session must be positive: " + gapMillis + " ms");
        }
    }

    /** Sessions that end after a gap. */
    public static EventTimeSessionWindows withGap(Duration gap) {
        return new EventTimeSessionWindows(gap.toMillis());
    }

    /** Sessions whose gap follows from the record. */
    public static <T> DynamicEventTimeSessionWindows<T> withDynamicGap(SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicEventTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long time = timestamp;
        return List.of(new TimeWindow(time, time + gapMillis));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }
}
