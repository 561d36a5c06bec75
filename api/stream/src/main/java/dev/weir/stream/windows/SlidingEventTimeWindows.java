package dev.weir.stream.windows;

import java.time.Duration;

/** Windows of a fixed size in event time that begin at a fixed distance and, if that is shorter, overlap. */
public record SlidingEventTimeWindows(long sizeMillis, long slideMillis, long offsetMillis) implements AlignedWindows {
    private static final long serialVersionUID = 1L;

    public SlidingEventTimeWindows {
        AlignedWindows.check(sizeMillis, slideMillis, offsetMillis);
    }

    /** Windows of a size, one every {@code slide}. */
    public static SlidingEventTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /** Windows of a size, one every {@code slide}, that begin at an offset. */
    public static SlidingEventTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingEventTimeWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    @Override
    public boolean isEventTime() {
        return true;
    }
}
