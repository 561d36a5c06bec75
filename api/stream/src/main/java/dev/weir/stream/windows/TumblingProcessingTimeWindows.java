package dev.weir.stream.windows;

import java.time.Duration;

/** Windows of a fixed size in processing time, one after the other. */
public record TumblingProcessingTimeWindows(long sizeMillis, long offsetMillis) implements AlignedWindows {
    private static final long serialVersionUID = 1L;

    public TumblingProcessingTimeWindows {
        AlignedWindows.check(sizeMillis, sizeMillis, offsetMillis);
    }

    /** Windows of a size. */
    public static TumblingProcessingTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /** Windows of a size that begin at an offset, as for days of another time zone. */
    public static TumblingProcessingTimeWindows of(Duration size, Duration offset) {
        return new TumblingProcessingTimeWindows(size.toMillis(), offset.toMillis());
    }

    @Override
    public long slideMillis() {
        return sizeMillis;
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
