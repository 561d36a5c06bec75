package dev.weir.stream.windows;

import java.util.Collection;
import java.util.List;

/** Sessions in processing time whose gap follows from the record. */
public record DynamicProcessingTimeSessionWindows<T>(SessionWindowTimeGapExtractor<T> extractor)
        implements MergingWindowAssigner<T, TimeWindow> {
    private static final long serialVersionUID = 1L;

    /** Sessions whose gap follows from the record. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicProcessingTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(T element, long timestamp, WindowAssignerContext context) {
        long gapMillis = UserCalls.gapMillis(extractor, element);
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
