package dev.weir.stream.windows;

import java.time.Duration;

/** Windows of a fixed size in event time, one after the other. */
public record TumblingEventTimeWindows(long sizeMillis, long offsetMillis) implements AlignedWindows {
    private static final long serialVersionUID = 1L;

    public TumblingEventTimeWindows {
        AlignedWindows.check(sizeMillis, sizeMillis, offsetMillis);
    }

    /** Windows of a size. */
    public static TumblingEventTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /** Windows of a size that begin at an offset, as for days of another time zone. */
    public static TumblingEventTimeWindows of(Duration size, Duration offset) {
        return new TumblingEventTimeWindows(size.toMillis(), offset.toMillis());
    }

    @Override
    public long slideMillis() {
        return sizeMillis;
    }

    @Override
    public boolean isEventTime() {
        return true;
    }
}
