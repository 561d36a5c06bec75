package dev.weir.stream.windows;

import java.time.Duration;

/** Windows of a fixed size in processing time that begin at a fixed distance and, if that is shorter, overlap. */
public record SlidingProcessingTimeWindows(long sizeMillis, long slideMillis, long offsetMillis)
        implements AlignedWindows {
    private static final long serialVersionUID = 1L;

    public SlidingProcessingTimeWindows {
        AlignedWindows.check(sizeMillis, slideMillis, offsetMillis);
    }

    /** Windows of a size, one every {@code slide}. */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /** Windows of a size, one every {@code slide}, that begin at an offset. */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingProcessingTimeWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
