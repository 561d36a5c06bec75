package dev.weir.stream.windows;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Sessions in processing time: a window ends when a key has been silent for a fixed gap. */
public record ProcessingTimeSessionWindows(long gapMillis) implements MergingWindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;

    public ProcessingTimeSessionWindows {
        if (gapMillis <= 0) {
            throw new IllegalArgumentException("the gap of a session must be positive: " + gapMillis + " ms");
        }
    }

    /** Sessions that end after a gap. */
    public static ProcessingTimeSessionWindows withGap(Duration gap) {
        return new ProcessingTimeSessionWindows(gap.toMillis());
    }

    /** Sessions whose gap follows from the record. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicProcessingTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long time = context.getCurrentProcessingTime();
        return List.of(new TimeWindow(time, time + gapMillis));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
